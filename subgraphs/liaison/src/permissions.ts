import {
  actorOf,
  type Caller,
  type Directory,
  DIRECTORY_STALE_MS,
  type HubContext,
  HubError,
  officesWith,
  requireOffice,
  requireScope,
} from '@hub/subgraph-kit';
import type { Scope } from '@hub/vocabulary';

/** Either side of the border follows a repatriation, and who is needed at a crossing; only committees also read it. */
export const FOLLOW: readonly Scope[] = ['repatriation:follow', 'repatriation:read', 'handover:prepare'];

/** The other side answers for itself; here those to whom its silence is escalated, and who prepares a handover. */
export const ANSWER: readonly Scope[] = ['repatriation:follow', 'repatriation:write', 'handover:prepare'];

type Held = ReturnType<typeof requireScope>;

/** Reading counterpart offices, their contacts and assignments; rows are those of the caller's committees. */
export const mayReadCounterparts = (caller: Caller): boolean => officesWith(caller, 'counterpart:read').length > 0;

/** Reading repatriations; rows are those granted to the caller's offices, never to a counterpart's. */
export const mayReadRepatriations = (caller: Caller): boolean => officesWith(caller, 'repatriation:read').length > 0;

export const requireCounterpartReader = (caller: Caller): Held => requireScope(caller, 'counterpart:read');

export const requireRepatriationReader = (caller: Caller): Held => requireScope(caller, 'repatriation:read');

/** Following the redacted updates of one office. */
export const requireFollower = (caller: Caller, office: string): void => {
  requireOffice(caller, office, FOLLOW);
};

/** Who answers an update: a person under an appointment, or an account, which stands for both. */
export interface Answering {
  readonly person: string;
  readonly appointment: string;
}

/** Answering an update of an office: a person who holds it under an appointment, or the account of its own system. */
export const requireAnswering = (caller: Caller, office: string): Answering => {
  const { appointment } = requireOffice(caller, office, ANSWER);
  const actor = actorOf(caller).id;
  if (caller.kind === 'ACCOUNT') return { person: actor, appointment: actor };
  if (caller.kind !== 'PERSON' || appointment === null) throw new HubError('FORBIDDEN_ACTION');
  return { person: caller.id, appointment };
};

/** Confirming for the other side: a person of the counterpart office itself, and nobody in its place. */
export const requireCounterpart = (caller: Caller, office: string): void => {
  const { appointment } = requireOffice(caller, office, 'repatriation:follow');
  if (caller.kind !== 'PERSON' || appointment === null) throw new HubError('FORBIDDEN_ACTION');
};

/** Speaking for the Thai side: a person of an office that reads repatriations; of which, `officeThatSpeaks` says. */
export const requireSpeaker = (caller: Caller): void => {
  requireScope(caller, 'repatriation:read');
  if (caller.kind !== 'PERSON') throw new HubError('FORBIDDEN_ACTION');
};

/** The caller's office that speaks of the returns of a committee: one that answers for it, or its own. */
export const officeThatSpeaks = ({ caller, directory }: HubContext, committee: string): string | undefined =>
  officeFor(directory, officesWith(caller, 'repatriation:write'), committee) ??
  officesWith(caller, 'repatriation:read').find((held) => held.committee === committee)?.office;

/** Changing repatriations: a person of an office that may, for the committees of `mayLead`. */
export const requireRepatriationWriter = (caller: Caller): Held => {
  const offices = requireScope(caller, 'repatriation:write');
  if (caller.kind !== 'PERSON') throw new HubError('FORBIDDEN_ACTION');
  return offices;
};

/** Telling the other side is the decision of the provincial committee's secretariat alone. */
export const requireReleaser = (caller: Caller): Held => {
  const offices = requireRepatriationWriter(caller).filter(({ kind }) => kind === 'SECRETARIAT');
  if (!offices.length) throw new HubError('FORBIDDEN_ACTION');
  return offices;
};

/**
 * The case behind a repatriation identifies people: a writer, a session with a second factor, and an appointment
 * that the directory confirms at this moment.
 */
export const requireCaseReader = (context: HubContext): void => {
  const { caller, directory } = context;
  const offices = caller.kind === 'PERSON' && caller.mfa ? officesWith(caller, 'repatriation:write') : [];
  const now = context.now().getTime();
  if (offices.length && directory.ageMs(now) > DIRECTORY_STALE_MS) throw new HubError('DIRECTORY_STALE');
  const held = new Set(directory.held(caller.id, now).map(({ office }) => office));
  if (!offices.some(({ office }) => held.has(office))) throw new HubError('FORBIDDEN_FIELD');
};

/** Keeping the directory across the border: a person of an office that may, for what `keeperOf` and the like say. */
export const requireCounterpartWriter = (caller: Caller): Held => {
  const offices = requireScope(caller, 'counterpart:write');
  if (caller.kind !== 'PERSON') throw new HubError('FORBIDDEN_ACTION');
  return offices;
};

/** The caller's office that answers for the place of this committee, if any. */
export const officeFor = (directory: Directory, offices: Held, committee: string): string | undefined =>
  officeOfPlace(directory, offices, directory.committee(committee)?.place);

/** The caller's office that answers for a place, if any. */
export const officeOfPlace = (directory: Directory, offices: Held, place: string | undefined): string | undefined => {
  if (!place) return undefined;
  const around = new Set(directory.placesAround(place).map(({ id }) => id));
  return offices.find(({ office }) => directory.office(office)?.jurisdiction.some((pcode) => around.has(pcode)))
    ?.office;
};
