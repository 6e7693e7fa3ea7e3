import { type HubContext, HubError, requireScope } from '@hub/subgraph-kit';
import { type Scope, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { heldNowWith, mayHold } from './permissions.held.js';
import type { PlanParty } from './plan/plan.rules.js';
import type { TaskParty } from './task/task.rules.js';

/** What a person is to the annual plans of a committee, and through which of their offices, held at this very moment. */
export interface PlanRights {
  readonly parties: readonly PlanParty[];
  readonly office: string;
}

/**
 * Who may change the plans of a committee: those of it with `plan:write`; who may approve them: its chair or vice chair,
 * where it has such offices; who may accept them: the desk of the committee above.
 * @throws {HubError} `FORBIDDEN_ACTION`
 */
export const requirePlanParty = (context: HubContext, committee: string, asked: readonly PlanParty[]): PlanRights => {
  const { directory } = context;
  const own = answeringCommittee(context, committee);
  const above = directory.committee(committee)?.parent ?? null;
  const held = (scope: Scope, of: string | null) =>
    mayHold(context, scope) ? heldNowWith(context, scope).filter((each) => of !== null && each.committee === of) : [];
  const writes = held('plan:write', own);
  const hasChair = directory
    .officesOfCommittee(own)
    .some(({ kind }) => SCOPES_OF_OFFICE[kind].includes('plan:approve'));
  const found: readonly (readonly [PlanParty, readonly { readonly office: string }[]])[] = [
    ['COMMITTEE', writes],
    ['CHAIR', hasChair ? held('plan:approve', own) : writes],
    ['ABOVE', held('plan:judge', above)],
  ];
  const mine = found.filter(([party, offices]) => asked.includes(party) && offices.length > 0);
  const office = mine[0]?.[1][0]?.office;
  if (office === undefined) throw new HubError('FORBIDDEN_ACTION');
  return { parties: mine.map(([party]) => party), office };
};

/**
 * Who comments on a plan: whoever holds an office of its committee, at this very moment. Row-level security shows
 * comments to the same.
 * @returns the office
 * @throws {HubError} `FORBIDDEN_ACTION`
 */
export const requirePlanCommenting = (context: HubContext, committee: string): string => {
  const own = heldNowWith(context, 'plan:read').find((held) => held.committee === committee);
  if (!own) throw new HubError('FORBIDDEN_ACTION');
  return own.office;
};

/**
 * What a person is to a task: of its committee with `task:write`, or the holder of the office that is to do it, both at
 * this very moment.
 * @throws {HubError} `FORBIDDEN_ACTION`
 */
export const requireTaskParty = (
  context: HubContext,
  { committee, office }: { readonly committee: string; readonly office: string | null },
  asked: readonly TaskParty[],
): readonly TaskParty[] => {
  const isHeld =
    mayHold(context, 'task:read') && heldNowWith(context, 'task:read').some((own) => own.office === office);
  const found: readonly (readonly [TaskParty, boolean])[] = [
    ['COMMITTEE', isOfCommitteeWith(context, committee, 'task:write')],
    ['RESPONSIBLE', isHeld],
  ];
  const mine = found.filter(([party, holds]) => holds && asked.includes(party)).map(([party]) => party);
  if (!mine.length) throw new HubError('FORBIDDEN_ACTION');
  return mine;
};

/** Who may ask for lists of tasks and of meetings at all; row-level security asks of each row who may read it. */
export const requireWorkReading = (
  { caller }: HubContext,
  scope: 'task:read' | 'meeting:read' | 'meeting:attend',
): void => void requireScope(caller, scope);

/**
 * Who answers an invitation for an office: a person who holds it at this very moment. Any other office looks missing.
 */
export const requireAttending = (context: HubContext, office: string): void => {
  if (!heldNowWith(context, 'meeting:attend').some((own) => own.office === office)) throw new HubError('NOT_FOUND');
};

/** Who keeps the meetings of a committee, and what is learned there: those of it with `meeting:write`, at this moment. */
export const requireMeetingWriting = (context: HubContext, committee: string): void => {
  if (!mayWriteMeetings(context, committee)) throw new HubError('FORBIDDEN_ACTION');
};

/**
 * Who records a meeting: whoever keeps those of its committee and, of one of a group, its secretary.
 * @param secretaries offices of the seats of that group's secretaries
 */
export const requireMeetingRecording = (
  context: HubContext,
  committee: string,
  secretaries: readonly (string | null)[],
): void => {
  const isOwn =
    mayHold(context, 'meeting:read') &&
    heldNowWith(context, 'meeting:read').some(({ office }) => secretaries.includes(office));
  if (!isOwn) requireMeetingWriting(context, committee);
};

export const mayWriteMeetings = (context: HubContext, committee: string): boolean =>
  isOfCommitteeWith(context, committee, 'meeting:write');

/**
 * Who says what an organization did about a decision that they may see: one of its own who holds an office with
 * `meeting:read` at this moment, or whoever keeps the meetings of the committee.
 */
export const requireFollowingUp = (context: HubContext, committee: string, isOwn: boolean): void => {
  const speaks = isOwn && mayHold(context, 'meeting:read') && heldNowWith(context, 'meeting:read').length > 0;
  if (!speaks) requireMeetingWriting(context, committee);
};

const isOfCommitteeWith = (context: HubContext, committee: string, scope: Scope): boolean =>
  mayHold(context, scope) &&
  heldNowWith(context, scope).some((own) => own.committee === answeringCommittee(context, committee));

/** Whose offices answer for what a committee has open: its own, or of the one above once it is dissolved. */
const answeringCommittee = ({ directory }: HubContext, committee: string): string => {
  const found = directory.committee(committee);
  return found?.state === 'DISSOLVED' && found.parent ? found.parent : committee;
};
