import type { AskGateway } from '@hub/subgraph-kit';
import type { TrustedDocumentName } from '@hub/vocabulary';
import type { FigureAnswer, Gathered, Named, PlaceAnswer, StatisticsAnswer, TrainingAnswer } from './report.answers.js';
import { atMost } from './report.asking.js';
import type { ReportPeriod } from './report.rules.js';
import type { Reported } from './report.store.js';

/** The country whose provinces a report on everything lists. */
const HOME = 'TH';

type ReportDocument = Extract<TrustedDocumentName, `report-${string}`>;
type Variables = Readonly<Record<string, string | null>>;
type Ask = <Answer>(document: ReportDocument, variables?: Variables) => Promise<Answer>;

/** Documents that are asked at once: a report takes its time, and leaves the graph to others. */
const AT_ONCE = 2;

/**
 * Asks the graph everything that a report says, with the rights of the office it is made for.
 * @throws {HubError} where a part of the graph does not answer; there is no half report
 */
export const gatherReport = async (
  gateway: AskGateway,
  { subject, period, office }: { readonly subject: Reported; readonly period: ReportPeriod; readonly office: string },
): Promise<Gathered> => {
  const ask = atMost(AT_ONCE, (document: ReportDocument, variables: Variables = {}) =>
    gateway({ document, office, variables }),
  ) as Ask;
  const [{ name, places }, { indicators: figures }, trainings, quarters] = await Promise.all([
    placesOf(ask, subject),
    ask<{ indicators: FigureAnswer[] }>('report-figures', {
      of: subject.committee ?? subject.province,
      period: period.figures,
    }),
    trainingsOf(ask, subject, period),
    Promise.all(
      period.quarters.map(async ({ code, label }) => ({
        label,
        tables: await ask<Record<string, StatisticsAnswer | null>>('report-cases', { period: code }),
      })),
    ),
  ]);
  return { name, places, financialYear: period.financialYear, figures, trainings, quarters };
};

const placesOf = async (
  ask: Ask,
  { committee, province }: Reported,
): Promise<{ readonly name: Named; readonly places: readonly PlaceAnswer[] }> => {
  if (committee) {
    const { committee: own } = await ask<{ committee: Named & { place: { pcode: string } } }>('report-committee', {
      committee,
    });
    const { place } = await ask<{ place: PlaceAnswer }>('report-places', { place: own.place.pcode });
    return { name: own, places: [place] };
  }
  const { place } = await ask<{ place: PlaceAnswer & { children: PlaceAnswer[] } }>('report-places', {
    place: province ?? HOME,
  });
  return { name: place, places: place.children };
};

interface TrainingsPage {
  readonly trainingEvents: {
    readonly edges: readonly { readonly node: TrainingAnswer }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const trainingsOf = async (
  ask: Ask,
  { committee, province }: Reported,
  { firstDay: from, lastDay: until }: ReportPeriod,
): Promise<TrainingAnswer[]> => {
  const trainings: TrainingAnswer[] = [];
  for (let after: string | null = null, more = true; more;) {
    const variables: Record<string, string | null> = { committee, place: province, from, until, after };
    const { trainingEvents: page }: TrainingsPage = await ask<TrainingsPage>('report-trainings', variables);
    trainings.push(...page.edges.map(({ node }) => node));
    ({ hasNextPage: more, endCursor: after } = page.pageInfo);
  }
  return trainings;
};
