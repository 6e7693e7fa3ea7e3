import { committeeChain, HubError, type HubContext, requireScope } from '@hub/subgraph-kit';

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
 * Who may record outreach: as trainings of the committee that held it; where no committee did, an office with
 * `training:write` of a province or the nation.
 */
export const requireOutreachOffice = (context: HubContext, committee: string | null): void => {
  if (committee !== null) {
    requireTrainingOffice(context, committee);
    return;
  }
  const { caller, directory } = context;
  const levels = requireScope(caller, 'training:write').map((held) =>
    held.committee ? directory.committee(held.committee)?.level : undefined,
  );
  if (!levels.some((level) => level === 'PROVINCE' || level === 'NATIONAL')) throw new HubError('NOT_FOUND');
};
