import { committeeChain, HubError, type HubContext, requireScope, type ScopeNeed } from '@hub/subgraph-kit';

/**
 * Who may plan and record trainings of a committee: an office of that committee, or of one above it,
 * that has `training:write`. All that is read here is public, but who came: that the row grants say.
 * @returns the office
 */
export const requireTrainingOffice = (context: HubContext, committee: string): string =>
  requireOfficeAbove(context, committee, 'training:write');

/** Who may register trainers that a committee keeps: who records its trainings, and the national desk. */
export const requireTrainerKeeping = (context: HubContext, committee: string): void => {
  requireOfficeAbove(context, committee, ['training:write', 'policy:publish']);
};

const requireOfficeAbove = ({ caller, directory }: HubContext, committee: string, scope: ScopeNeed): string => {
  const chain = committeeChain(directory, committee);
  const offices = requireScope(caller, scope);
  const own = offices.find((held) => held.committee && chain.includes(held.committee));
  if (!own) throw new HubError('NOT_FOUND');
  return own.office;
};

/** Who may record what was published: whoever answers for a province or for the country. */
export const requirePublisher = ({ caller }: HubContext): void => {
  requireScope(caller, 'indicator:publish');
};

/** Who may read who came to trainings; which trainings, the rows say. */
export const requireAttendeesReading = ({ caller }: HubContext): void => {
  requireScope(caller, 'training:read');
};

/** Who may publish versions of policies: whoever answers for the country. */
export const requirePolicyPublishing = ({ caller }: HubContext): void => {
  requireScope(caller, 'policy:publish');
};
