import { type HubContext, HubError, officesWith, requireScope } from '@hub/subgraph-kit';

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

/** @throws HubError NOT_FOUND when none of the places lies where an office of the caller with `directory:write` answers */
const requireJurisdiction = (context: HubContext, places: readonly string[]): void => {
  const { caller, directory } = context;
  const offices = requireScope(caller, 'directory:write');
  if (caller.kind !== 'PERSON') throw new HubError('FORBIDDEN_ACTION');
  if (directory.version === 0) throw new HubError('HUB_NOT_READY');
  const held = new Set(directory.held(caller.id, context.now().getTime()).map((each) => each.office));
  const around = new Set(places.flatMap((place) => directory.placesAround(place).map(({ id }) => id)));
  const allowed = offices.some(
    (own) => held.has(own.office) && directory.office(own.office)?.jurisdiction.some((pcode) => around.has(pcode)),
  );
  if (!allowed) throw new HubError('NOT_FOUND');
};
