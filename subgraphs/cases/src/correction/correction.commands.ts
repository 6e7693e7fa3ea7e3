import { type EntityManager, type HubContext, HubError, type NotifyRecord, problem } from '@hub/subgraph-kit';
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
import {
  committeesConcerned,
  districtOf,
  isExploitationAbroad,
  problemsOfPersons,
  problemsOfPlaces,
  servicesNear,
} from '../report/report.rules.js';
import { agesOf } from '../triage/triage.store.js';
import type { CorrectCaseInput } from './correction.inputs.js';
import { type CaseFacts, correctedBy, type GivenFacts } from './correction.rules.js';
import { storeCorrection, wasToldBy } from './correction.store.js';

/** What was told with the report is put right; the report itself stays as it was told. */
export const correct = async (input: CorrectCaseInput, context: HubContext): Promise<CaseResult> => {
  const offices = requireCaseWork(context);
  const found = await context.asCaller((tx) =>
    assignedCase(tx, { caseId: input.case, person: context.caller.id, offices }),
  );
  const { reason } = input;
  if (!fits('CORRECTED', reason)) return notChanged(problem('CASE_NEEDS_REASON', 'input.reason'));
  const wrong = problemsOfPlaces(context.directory, placesOf(found.row, input)).filter(
    ({ field }) => field !== 'input.place' || input.place,
  );
  if (wrong.length) return notChanged(...wrong.map(({ code, field }) => problem(code, field)));
  return context.asSystem('correct-case', async (tx) => {
    const { row, reportedAt } = await lockedCase(tx, found.row.id);
    if (row.version !== input.version) return notChanged(problem('VERSION_CONFLICT', 'input.version'));
    const { after, former } = correctedBy(factsOf(row), givenBy(row, input, context));
    const against = await problemsOfBand(tx, row.id, { personsBand: after.personsBand, context });
    if (former.personsBand && against.length) return notChanged(...against);
    if (!Object.keys(former).length) return changed(row);
    const doer = { by: context.caller.id, through: found.offices[0].office };
    const corrected = await storeCorrection(tx, { id: row.id, after, former, reason, ...doer });
    const reach = await tellAcross(tx, corrected, { input, reportedAt, context });
    if (former.exploitationAbroad !== undefined || reach.length) await tellCourse(tx, corrected, reach);
    return changed(corrected);
  });
};

const placesOf = ({ district }: CaseRow, { place, exploitationPlace }: CorrectCaseInput) => ({
  ...{ place: place ?? district, exploitationPlace: exploitationPlace ?? null, originPlace: null, transitPlaces: [] },
});

const factsOf = (row: CaseRow): CaseFacts => ({
  ...{ district: row.district, category: row.category, siteClass: row.site_class, source: row.source },
  ...{ personsBand: row.persons_band, exploitationAbroad: row.exploitation_abroad },
});

/** Where it happened is told of a report only; of a case is kept whether that is abroad. */
const givenBy = (row: CaseRow, input: CorrectCaseInput, { directory }: HubContext): GivenFacts => {
  const { place, exploitationPlace, category, siteClass, source, personsBand } = input;
  return {
    ...{ category, siteClass, source, personsBand },
    district: place ? districtOf(directory, place) : null,
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
  const persons = (await agesOf(tx, caseId)).map((ageBand) => ({ ageBand: ageBand ?? undefined }));
  const wrong = problemsOfPersons({ persons, personsBand, minorInvolved: true }, thaiDay(context.now()));
  return wrong.map(({ code, field }) => problem(code, field));
};

interface Across {
  readonly input: CorrectCaseInput;
  readonly reportedAt: Date;
  readonly context: HubContext;
}

/** Whom the report would have told that it happened across the border, unless somebody was told so. */
const tellAcross = async (
  tx: EntityManager,
  row: CaseRow,
  { input, reportedAt, context }: Across,
): Promise<NotifyRecord[]> => {
  if (!row.exploitation_abroad || !input.exploitationPlace || (await wasToldBy(tx, row.id, 'A4'))) return [];
  const { directory, alertRules } = context;
  const lead = directory.committee(row.lead_committee);
  if (!lead) throw new HubError('HUB_NOT_READY');
  const named = committeesConcerned(directory, placesOf(row, input), alertRules.all());
  const { border, borderProvinces, isAcross } = named;
  const committees = { ...committeesLedBy(directory, lead), border, borderProvinces, isAcross };
  const facts = { urgency: row.urgency, minorInvolved: row.minor_involved, committees };
  const services = servicesNear(directory, row.district);
  const all = addresseesOf({ ...facts, services }, alertRules.all(), (of) => directory.officesOfCommittee(of));
  const addressees = all.filter(({ rule }) => rule.code === 'A4');
  if (!addressees.length) return [];
  const grants = addressees.map(({ office }) => ({ office, reason: 'A4', persons: false }));
  await grantCase(tx, { id: row.id, at: reportedAt }, grants);
  return tellOfCase(tx, row, { addressees, committees, reportedAt, context });
};
