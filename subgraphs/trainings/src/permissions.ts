import { committeeChain, HubError, type HubContext, requireScope } from '@hub/subgraph-kit';

/**
 * Who may plan and record trainings of a committee: an office of that committee, or of one above it,
 * that has `training:write`. Everything that is read here is public.
 */
export const requireTrainingOffice = ({ caller, directory }: HubContext, committee: string): void => {
  const chain = committeeChain(directory, committee);
  const offices = requireScope(caller, 'training:write');
  if (!offices.some((held) => held.committee && chain.includes(held.committee))) throw new HubError('NOT_FOUND');
};

/** Who may record what was published: whoever answers for a province or for the country. */
export const requirePublisher = ({ caller }: HubContext): void => {
  requireScope(caller, 'indicator:publish');
};
