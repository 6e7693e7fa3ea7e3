import {
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

/** Either side of the border follows a repatriation; only the Thai side also reads it. */
export const FOLLOW: readonly Scope[] = ['repatriation:follow', 'repatriation:read'];

/** The other side answers for itself; here only those answer to whom its silence is escalated. */
export const ANSWER: readonly Scope[] = ['repatriation:follow', 'repatriation:write'];

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

/** Answering an update of an office that a person holds under an appointment. */
export const requireAnswering = (caller: Caller, office: string): { readonly appointment: string } => {
  const { appointment } = requireOffice(caller, office, ANSWER);
  if (caller.kind !== 'PERSON' || appointment === null) throw new HubError('FORBIDDEN_ACTION');
  return { appointment };
};

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

/** The caller's office that answers for the place of this committee, if any. */
export const officeFor = (directory: Directory, offices: Held, committee: string): string | undefined => {
  const place = directory.committee(committee)?.place;
  if (!place) return undefined;
  const around = new Set(directory.placesAround(place).map(({ id }) => id));
  return offices.find(({ office }) => directory.office(office)?.jurisdiction.some((pcode) => around.has(pcode)))
    ?.office;
};
