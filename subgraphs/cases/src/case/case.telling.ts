import type { Directory, EntityManager, HubContext, NotifyRecord } from '@hub/subgraph-kit';
import type { CommitteeLevel } from '@hub/vocabulary';
import { planAlerts } from '../alert/alert.plan.js';
import {
  type Addressee,
  addresseesBy,
  answersForCase,
  type CommitteesConcerned,
  type OfficeOfCommittee,
} from '../alert/alert.rules.js';
import { tellAlerts } from '../alert/alert.telling.js';
import { type CaseGrant, seesPersons } from './case.grants.js';
import { readersOfLead } from './case.readers.js';
import { type CaseRow, factsOfCase } from './case.store.js';

/** A committee as the directory knows it. */
interface Leading {
  readonly id: string;
  readonly level: CommitteeLevel;
  readonly place: string;
}

/** The committees that rules can name when this one leads. */
export const committeesLedBy = (directory: Directory, { id, level, place }: Leading): CommitteesConcerned => {
  const nation = [...directory.allOffices()].find(({ kind }) => kind === 'NATIONAL_DESK')?.committee ?? null;
  return {
    ...{ lead: id, nation, district: level === 'DISTRICT' ? id : null },
    province: level === 'NATIONAL' ? null : (directory.committeeFor(place, 'PROVINCE')?.id ?? null),
    ...{ elsewhere: new Map(), border: [], borderProvinces: [], isAcross: false },
  };
};

/** Whom a new report would tell, of those who answer for the case, if it said this and these were concerned. */
export const answerersOf = (
  { directory, alertRules }: Pick<HubContext, 'directory' | 'alertRules'>,
  row: Pick<CaseRow, 'urgency' | 'minor_involved'>,
  { committees, services = [] }: { committees: CommitteesConcerned; services?: readonly OfficeOfCommittee[] },
): Addressee[] =>
  addresseesBy(
    alertRules.all().filter(({ code }) => answersForCase(code)),
    { urgency: row.urgency, minorInvolved: row.minor_involved, committees, services },
    (committee) => directory.officesOfCommittee(committee),
  );

/** What those who are told may see of the case; an office outside the committees sees none. */
export const grantsOf = (directory: Directory, lead: string, addressees: readonly Addressee[]): CaseGrant[] =>
  [
    ...addressees.flatMap(({ office, committee, rule }) => (committee ? [{ office, reason: rule.code }] : [])),
    ...readersOfLead(directory, lead),
  ].map((each) => ({ ...each, persons: seesPersons(directory, each.office) }));

interface Telling {
  readonly addressees: readonly Addressee[];
  readonly committees: CommitteesConcerned;
  readonly reportedAt: Date;
  readonly context: HubContext;
}

/**
 * Tells offices of a case as of a new report. Needs a system actor; it holds the inboxes until commit.
 * @returns whom to have reached outside the graph, last in the transaction
 */
export const tellOfCase = (
  tx: EntityManager,
  row: CaseRow,
  { addressees, committees, reportedAt, context }: Telling,
): Promise<NotifyRecord[]> => {
  const { directory } = context;
  const plan = planAlerts(context.newId(), addressees, {
    ...{ directory, newId: () => context.newId(), at: context.now(), reportedAt, about: factsOfCase(row), committees },
  });
  return tellAlerts(tx, plan);
};
