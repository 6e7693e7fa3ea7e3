import { holdFeeds, holdInboxes } from '@hub/inbox';
import { type EntityManager, type HubContext, notifyFeed, type Problem, problem } from '@hub/subgraph-kit';
import { isChild } from '@hub/vocabulary';
import { isInForce } from '../access/access.rules.js';
import { type CaseRow, casesById } from '../case/case.store.js';
import { committeesLedBy } from '../case/case.telling.js';
import { problemsOfChild } from '../consent/consent.rules.js';
import { consentsOfPersons, type ConsentRow } from '../consent/consent.store.js';
import { carryOutWithdrawal } from '../consent/withdrawal.js';
import { packagesFeed } from '../disclosure/disclosure.feed.js';
import { casesFeed } from '../events.js';
import { servicesNear } from '../report/report.rules.js';
import { liveSharesOf } from '../share/share.store.js';
import { judgeMinor } from '../triage/triage.commands.js';
import type { PersonRow } from './person.store.js';

interface Telling {
  /** Office id. */
  readonly through: string;
  readonly context: HubContext;
}

/**
 * What follows where a person is a child: consents given as by an adult end as withdrawn, and the case is told to whoever
 * cares for children. The case is locked; last in its transaction. Needs a system actor.
 * @returns what a consent needs in the place of those that ended
 */
export const heedMinor = async (
  tx: EntityManager,
  { id, case_id: caseId, age_band: ageBand }: PersonRow,
  { through, context }: Telling,
): Promise<Problem[]> => {
  if (!isChild(ageBand)) return [];
  const now = context.now();
  const given = (await consentsOfPersons(tx, [id])).filter((each) => isInForce(each, now));
  const ending = given.filter((each) => problemsOfChild(each).length > 0);
  if (ending.length) await holdAround(tx, caseId, context);
  for (const consent of ending) await carryOutWithdrawal(tx, { id: consent.id, caseId, office: through }, context);
  await judgeMinor(tx, caseId, { by: context.caller.id, through, context });
  return ending.length < given.length ? [] : neededBy(ending);
};

/** As `recordConsent` would say it. */
const neededBy = (ended: readonly ConsentRow[]): Problem[] => {
  const needed = new Map(ended.flatMap(problemsOfChild).map((each) => [each.code, each]));
  return [...needed.values()].map(({ code, field }) => problem(code, `input.terms.${field}`));
};

/** All that will be told of the case in several calls, in the order in which everybody else takes it. */
export const holdAround = async (tx: EntityManager, caseId: string, context: HubContext): Promise<void> => {
  const [row] = await casesById(tx, [caseId]);
  const shares = await liveSharesOf(tx, caseId, context.now());
  await holdInboxes(tx, [...officesAround(row!, context), ...shares.map(({ office }) => office)]);
  await holdFeeds(tx, [casesFeed.name, packagesFeed.name, notifyFeed.name]);
};

const officesAround = (row: CaseRow, { directory }: HubContext): string[] => {
  const lead = directory.committee(row.lead_committee);
  const { district, province, nation } = lead ? committeesLedBy(directory, lead) : {};
  const committees = [row.lead_committee, district, province, nation].flatMap((each) => each ?? []);
  return [
    ...committees.flatMap((each) => directory.officesOfCommittee(each)),
    ...servicesNear(directory, row.district),
  ].map(({ id }) => id);
};
