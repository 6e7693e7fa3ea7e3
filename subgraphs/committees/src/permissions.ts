import { type HubContext, HubError, officesWith, requireScope } from '@hub/subgraph-kit';

/** Who may read which person holds which office; row-level security asks the same of each row. */
export const mayReadDirectory = ({ caller }: HubContext): boolean => officesWith(caller, 'directory:read').length > 0;

export const requireDirectoryReading = ({ caller }: HubContext): void => void requireScope(caller, 'directory:read');

/**
 * Who may appoint to an office of a committee, and end appointments: a person who holds, at this very moment, an
 * office with `directory:write` whose jurisdiction the committee's place lies in. Any other office looks missing.
 */
export const requireAppointing = (context: HubContext, office: string | undefined): void => {
  const { caller, directory } = context;
  const offices = requireScope(caller, 'directory:write');
  if (caller.kind !== 'PERSON') throw new HubError('FORBIDDEN_ACTION');
  if (directory.version === 0) throw new HubError('HUB_NOT_READY');
  const held = new Set(directory.held(caller.id, context.now().getTime()).map((each) => each.office));
  const committee = directory.committee(directory.office(office ?? '')?.committee ?? '');
  const around = committee ? directory.placesAround(committee.place).map(({ id }) => id) : [];
  const allowed = offices.some(
    (own) => held.has(own.office) && directory.office(own.office)?.jurisdiction.some((pcode) => around.includes(pcode)),
  );
  if (!allowed) throw new HubError('NOT_FOUND');
};
