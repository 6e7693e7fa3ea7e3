import { type HubContext, HubError, officesWith, requireScope } from '@hub/subgraph-kit';
import { type Scope, SCOPES_OF_OFFICE } from '@hub/vocabulary';

/** Who may read which person holds which office; row-level security asks the same of each row. */
export const mayReadDirectory = ({ caller }: HubContext): boolean => officesWith(caller, 'directory:read').length > 0;

export const requireDirectoryReading = ({ caller }: HubContext): void => void requireScope(caller, 'directory:read');

/**
 * Who may appoint to an office of a committee, and end appointments: a person who holds, at this very moment, an
 * office with `directory:write` whose jurisdiction the committee's place lies in. Any other office looks missing.
 */
export const requireAppointing = (context: HubContext, office: string | undefined): void => {
  const { directory } = context;
  const committee = directory.committee(directory.office(office ?? '')?.committee ?? '');
  requireJurisdiction(context, committee ? [committee.place] : []);
};

/** Who may end the sessions of an official: whoever could appoint where one of the official's offices is or answers. */
export const requireEndingSessions = (context: HubContext, official: string): void => {
  const { directory } = context;
  const places = directory.held(official, context.now().getTime()).flatMap(({ office, committee }) => {
    const seat = directory.committee(committee ?? '')?.place;
    return seat ? [seat] : (directory.office(office)?.jurisdiction ?? []);
  });
  requireJurisdiction(context, places);
};

/**
 * Who may plan for an office: a person who, at this very moment, holds it, or an office of its committee with
 * `duty:direct`. Any other office looks missing, and one whose kind keeps no roster.
 */
export const requirePlanning = (context: HubContext, office: string | undefined): void => {
  const planned = context.directory.office(office ?? '');
  const allowed = heldNowWith(context, 'duty:plan').some(
    (own) =>
      own.office === planned?.id ||
      (own.committee && own.committee === planned?.committee && SCOPES_OF_OFFICE[own.kind].includes('duty:direct')),
  );
  if (!planned || !allowed || !SCOPES_OF_OFFICE[planned.kind].includes('duty:plan')) throw new HubError('NOT_FOUND');
};

/**
 * Who may give a shift away: whose it is, while they hold its office. Any other shift looks missing.
 * @returns the shift
 */
export const requireServing = <Shift extends { readonly official: string; readonly office: string }>(
  context: HubContext,
  shift: Shift | undefined,
): Shift => {
  const serves = heldNowWith(context, 'duty:plan').some(({ office }) => office === shift?.office);
  if (!shift || !serves || shift.official !== context.caller.id) throw new HubError('NOT_FOUND');
  return shift;
};

/** @throws HubError NOT_FOUND when none of the places lies where an office of the caller with `directory:write` answers */
const requireJurisdiction = (context: HubContext, places: readonly string[]): void => {
  const { directory } = context;
  const around = new Set(places.flatMap((place) => directory.placesAround(place).map(({ id }) => id)));
  const allowed = heldNowWith(context, 'directory:write').some(({ office }) =>
    directory.office(office)?.jurisdiction.some((pcode) => around.has(pcode)),
  );
  if (!allowed) throw new HubError('NOT_FOUND');
};

/** Offices with a scope that a person holds at this very moment, whatever the call claims. */
const heldNowWith = (context: HubContext, scope: Scope): ReturnType<typeof requireScope> => {
  const { caller, directory } = context;
  const offices = requireScope(caller, scope);
  if (caller.kind !== 'PERSON') throw new HubError('FORBIDDEN_ACTION');
  if (directory.version === 0) throw new HubError('HUB_NOT_READY');
  const held = new Set(directory.held(caller.id, context.now().getTime()).map(({ office }) => office));
  return offices.filter(({ office }) => held.has(office));
};
