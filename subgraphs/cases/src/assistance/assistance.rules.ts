import type { AssistanceOutcome, AssistanceStatus, AssistanceType, ErrorCode, ShelterNeed } from '@hub/vocabulary';

/** An assistance as it would stand. */
export interface Proposed {
  readonly type: AssistanceType;
  readonly status: AssistanceStatus;
  readonly office: string | null;
  readonly organization: string | null;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly outcome: AssistanceOutcome | null;
  readonly shelterNeeds: readonly ShelterNeed[];
}

export interface AssistanceProblem {
  readonly code: ErrorCode;
  readonly field: string;
}

/** What may follow; the person is asked before anything begins, and may say no at any time. */
const FOLLOWING: Readonly<Record<AssistanceStatus, readonly AssistanceStatus[]>> = {
  PLANNED: ['OFFERED', 'STOPPED'],
  OFFERED: ['ACTIVE', 'DECLINED_BY_PERSON', 'STOPPED'],
  DECLINED_BY_PERSON: ['OFFERED'],
  ACTIVE: ['COMPLETED', 'STOPPED', 'DECLINED_BY_PERSON'],
  COMPLETED: [],
  STOPPED: [],
};

/** Help that was given before it could be recorded begins as ACTIVE. */
const FIRST: readonly AssistanceStatus[] = ['PLANNED', 'OFFERED', 'ACTIVE'];

const OF_MONEY: readonly AssistanceType[] = [
  'COMPENSATION',
  'SUBSISTENCE_ALLOWANCE',
  'OCCUPATIONAL_ALLOWANCE',
  'REMEDIATION',
];

/** Whether a status may follow another, or begin where there is none yet; staying is no step. */
export const mayFollow = (from: AssistanceStatus | null, to: AssistanceStatus): boolean =>
  from === null ? FIRST.includes(to) : from === to || FOLLOWING[from].includes(to);

/** Whether amounts belong to it. */
export const isOfMoney = (type: AssistanceType): boolean => OF_MONEY.includes(type);

/** What stands against an assistance that comes from a status, or is new, by field. */
export const problemsOfAssistance = (
  proposed: Proposed,
  { from, knowsOffice }: { readonly from: AssistanceStatus | null; readonly knowsOffice: boolean },
): AssistanceProblem[] => {
  const { type, status, startedOn, endedOn, outcome } = proposed;
  const has = (when: boolean, code: ErrorCode, field: string): AssistanceProblem[] => (when ? [{ code, field }] : []);
  const over = status === 'COMPLETED' || status === 'STOPPED';
  return [
    ...has(!mayFollow(from, status), 'ASSISTANCE_STATUS_FORBIDS', 'status'),
    ...has((status === 'ACTIVE' || status === 'COMPLETED') && !startedOn, 'INPUT_REQUIRED', 'startedOn'),
    ...has(status === 'COMPLETED' && !endedOn, 'INPUT_REQUIRED', 'endedOn'),
    ...has(status === 'COMPLETED' && !outcome, 'INPUT_REQUIRED', 'outcome'),
    ...has(endedOn !== null && startedOn !== null && endedOn < startedOn, 'INPUT_INVALID', 'endedOn'),
    ...has(!over && outcome !== null, 'INPUT_INVALID', 'outcome'),
    ...problemsOfProvider(proposed, knowsOffice),
    ...has(type !== 'SAFE_ACCOMMODATION' && proposed.shelterNeeds.length > 0, 'INPUT_INVALID', 'shelterNeeds'),
  ];
};

/** What stands against who gives the help, by field. */
export const problemsOfProvider = (
  { type, office, organization }: Pick<Proposed, 'type' | 'office' | 'organization'>,
  knowsOffice: boolean,
): AssistanceProblem[] => {
  if (type === 'SAFE_ACCOMMODATION' && (office ?? organization) !== null)
    return [{ code: 'ASSISTANCE_SHELTER_UNNAMED', field: office === null ? 'organization' : 'office' }];
  if (office !== null && organization !== null) return [{ code: 'INPUT_INVALID', field: 'organization' }];
  return office !== null && !knowsOffice ? [{ code: 'INPUT_INVALID', field: 'office' }] : [];
};
