import { committeeChain, HubError, type HubContext, requireScope } from '@hub/subgraph-kit';
import { ALL_COMMITTEES } from '@hub/vocabulary';

/**
 * Who may plan and record trainings of a committee: an office of that committee, or of one above it,
 * that has `training:write`. All that is read here is public, but who came: that the row grants say.
 * @returns the office
 */
export const requireTrainingOffice = ({ caller, directory }: HubContext, committee: string): string => {
  const chain = committeeChain(directory, committee);
  const offices = requireScope(caller, 'training:write');
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

/**
 * Who may set what is aimed at: whoever may publish, for the committees of its province and for that province; for all,
 * and for whatever else, the national desk.
 */
export const requireTargetOffice = ({ caller, directory }: HubContext, of: string): void => {
  const offices = requireScope(caller, 'indicator:publish');
  const chain = directory.committee(of) ? committeeChain(directory, of) : [];
  const isKnown = of === ALL_COMMITTEES || chain.length > 0 || directory.place(of)?.level === 'PROVINCE';
  const isTheirs = ({ kind, committee }: (typeof offices)[number]): boolean =>
    kind === 'NATIONAL_DESK' ||
    (committee !== null && (chain.includes(committee) || directory.committee(committee)?.place === of));
  if (!isKnown || !offices.some(isTheirs)) throw new HubError('NOT_FOUND');
};
