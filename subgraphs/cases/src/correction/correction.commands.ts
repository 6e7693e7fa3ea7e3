import {
  type EntityManager,
  type HubContext,
  HubError,
  type NotifyRecord,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { addresseesOf } from '../alert/alert.rules.js';
import { assignedCase } from '../assignment/assigned-case.js';
import { grantCase } from '../case/case.grants.js';
import { fits } from '../case/case.rules.js';
import { tellCourse } from '../case/case.step-store.js';
import { type CaseRow, lockedCase } from '../case/case.store.js';
import { committeesLedBy, tellOfCase } from '../case/case.telling.js';
import { type CaseResult, changed, notChanged } from '../case/case.type.js';
import { requireCaseWork } from '../permissions.js';
import { homeOf } from '../report/report.filing.js';
import { transitRules } from '../report/report.inputs.js';
import {
  committeesConcerned,
  districtOf,
  districtsOf,
  isExploitationAbroad,
  type NamedPlaces,
  problemsOfPersons,
  problemsOfPlaces,
  servicesNear,
} from '../report/report.rules.js';
import { agesOf } from '../triage/triage.store.js';
import type { CorrectCaseInput } from './correction.inputs.js';
import { type CaseFacts, correctedBy, type GivenFacts } from './correction.rules.js';
import { storeCorrection, toldOfCase } from './correction.store.js';

/** What was told with the report is put right; the report itself stays as it was told. */
export const correct = async (input: CorrectCaseInput, context: HubContext): Promise<CaseResult> => {
  const offices = requireCaseWork(context);
  const found = await context.asCaller((tx) =>
    assignedCase(tx, { caseId: input.case, person: context.caller.id, offices }),
  );
  const { reason } = input;
  if (!fits('CORRECTED', reason)) return notChanged(problem('CASE_NEEDS_REASON', 'input.reason'));
  const wrong = [
    ...problemsOf(transitRules, input),
    ...problemsOfPlaces(context.directory, placesOf(found.row, input))
      .filter(({ field }) => field !== 'input.place' || input.place)
      .map(({ code, field }) => problem(code, field)),
  ];
  if (wrong.length) return notChanged(...wrong);
  return context.asSystem('correct-case', async (tx) => {
    const { row, reportedAt } = await lockedCase(tx, found.row.id);
    if (row.version !== input.version) return notChanged(problem('VERSION_CONFLICT', 'input.version'));
    const { after, former } = correctedBy(factsOf(row), givenBy(row, input, context));
    const against = await problemsOfBand(tx, row.id, { personsBand: after.personsBand, context });
    if (former.personsBand && against.length) return notChanged(...against);
    if (!Object.keys(former).length) return changed(row);
    const doer = { by: context.caller.id, through: found.offices[0].office };
    const corrected = await storeCorrection(tx, { id: row.id, after, former, reason, ...doer });
    const reach = await tellElsewhere(tx, corrected, { input, reportedAt, context });
    if (former.exploitationAbroad !== undefined || reach.length) await tellCourse(tx, corrected, reach);
    return changed(corrected);
  });
};

const placesOf = (
  { district }: CaseRow,
  { place, exploitationPlace, originPlace, transitPlaces }: CorrectCaseInput,
): NamedPlaces => ({
  ...{ place: place ?? district, exploitationPlace: exploitationPlace ?? null },
  ...{ originPlace: originPlace ?? null, transitPlaces: transitPlaces ?? [] },
});

const factsOf = (row: CaseRow): CaseFacts => ({
  ...{ district: row.district, category: row.category, siteClass: row.site_class, source: row.source },
  ...{ personsBand: row.persons_band, exploitationAbroad: row.exploitation_abroad },
  ...{ originPlace: row.origin_place, transitPlaces: row.transit_places },
});

/** Where it happened is told of a report only; of a case is kept whether that is abroad. */
const givenBy = (row: CaseRow, input: CorrectCaseInput, { directory }: HubContext): GivenFacts => {
  const { place, exploitationPlace, originPlace, category, siteClass, source, personsBand } = input;
  return {
    ...{ category, siteClass, source, personsBand },
    district: place ? districtOf(directory, place) : null,
    originPlace: originPlace ? districtOf(directory, originPlace) : null,
    transitPlaces: input.transitPlaces ? districtsOf(directory, input.transitPlaces) : null,
    exploitationAbroad: exploitationPlace
      ? isExploitationAbroad(directory, placesOf(row, input), homeOf(directory, row.lead_committee))
      : null,
  };
};

/** As many persons as are registered are concerned at least. */
const problemsOfBand = async (
  tx: EntityManager,
  caseId: string,
  { personsBand, context }: Pick<CaseFacts, 'personsBand'> & { readonly context: HubContext },
) => {
  const persons = (await agesOf(tx, caseId, true)).map((ageBand) => ({ ageBand: ageBand ?? undefined }));
  const wrong = problemsOfPersons({ persons, personsBand, minorInvolved: true }, thaiDay(context.now()));
  return wrong.map(({ code, field }) => problem(code, field));
};

interface Elsewhere {
  readonly input: CorrectCaseInput;
  readonly reportedAt: Date;
  readonly context: HubContext;
}

/** Whom the report would have told, had it named these places: those across the border once, others once each. */
const tellElsewhere = async (
  tx: EntityManager,
  row: CaseRow,
  { input, reportedAt, context }: Elsewhere,
): Promise<NotifyRecord[]> => {
  if (!input.exploitationPlace && !input.originPlace && !input.transitPlaces?.length) return [];
  const { directory, alertRules } = context;
  const lead = directory.committee(row.lead_committee);
  if (!lead) throw new HubError('HUB_NOT_READY');
  const named = committeesConcerned(directory, placesOf(row, input), alertRules.all());
  const { elsewhere, border, borderProvinces, isAcross } = named;
  const committees = { ...committeesLedBy(directory, lead), elsewhere, border, borderProvinces, isAcross };
  const facts = { urgency: row.urgency, minorInvolved: row.minor_involved, committees };
  const services = servicesNear(directory, row.district);
  const all = addresseesOf({ ...facts, services }, alertRules.all(), (of) => directory.officesOfCommittee(of));
  const told = await toldOfCase(tx, row.id);
  const addressees = all.filter(({ office, rule: { code } }) =>
    code === 'A4'
      ? row.exploitation_abroad && !told.some(({ rule }) => rule === code)
      : code === 'A3' && !told.some((each) => each.office === office),
  );
  if (!addressees.length) return [];
  const grants = addressees.map(({ office, rule }) => ({ office, reason: rule.code, persons: false }));
  await grantCase(tx, { id: row.id, at: reportedAt }, grants);
  return tellOfCase(tx, row, { addressees, committees, reportedAt, context });
};
