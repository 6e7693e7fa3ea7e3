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

/**
 * Who may make a report: of a committee an office of it or of one above it, of a province an office of its committee or
 * the national desk, of everything the national desk.
 * @returns the office
 */
export const requireReportOffice = (
  { caller, directory }: HubContext,
  { committee, province }: { readonly committee: string | null; readonly province: string | null },
): string => {
  const offices = requireScope(caller, 'report:make');
  const unknown =
    (committee !== null && !directory.committee(committee)) ||
    (province !== null && directory.place(province)?.level !== 'PROVINCE');
  const answering = committee ?? (province && directory.committeeFor(province, 'PROVINCE')?.id);
  const chain = answering ? committeeChain(directory, answering) : [];
  const own = offices.find(
    (held) => held.kind === 'NATIONAL_DESK' || (held.committee !== null && chain.includes(held.committee)),
  );
  if (unknown || !own) throw new HubError('NOT_FOUND');
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
