import {
  answersFor,
  committeeChain,
  type Directory,
  HubError,
  type HubContext,
  requireScope,
  type ScopeNeed,
} from '@hub/subgraph-kit';
import { ALL_COMMITTEES, type Scope, SCOPES_OF_OFFICE } from '@hub/vocabulary';

/** An office of this committee, or of one above it, that has the scope. */
const requireOfficeOver = ({ caller, directory }: HubContext, committee: string, scope: ScopeNeed): string => {
  const chain = committeeChain(directory, committee);
  const offices = requireScope(caller, scope);
  const own = offices.find((held) => held.committee && chain.includes(held.committee));
  if (!own) throw new HubError('NOT_FOUND');
  return own.office;
};

/**
 * Who may plan and record trainings of a committee: an office of that committee, or of one above it,
 * that has `training:write`. All that is read here is public, but who came: that the row grants say.
 * @returns the office
 */
export const requireTrainingOffice = (context: HubContext, committee: string): string =>
  requireOfficeOver(context, committee, 'training:write');

/** Who may write curricula and materials that a committee keeps: whoever answers for a province or for the country. */
export const requireCurriculumWriting = (context: HubContext, committee: string): void => {
  requireOfficeOver(context, committee, 'curriculum:write');
};

/**
 * Who may record where a material went: such an office that answers for the place.
 * @param pcode null while it is not known, so that who may not record anything learns nothing of places
 */
export const requireDistributionWriting = ({ caller, directory }: HubContext, pcode: string | null): void => {
  const offices = requireScope(caller, 'curriculum:write');
  if (pcode && !offices.some(({ office }) => answersFor(directory, office, pcode))) throw new HubError('NOT_FOUND');
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

/** Who may register trainers that a committee keeps: who records its trainings, and the national desk. */
export const requireTrainerKeeping = (context: HubContext, committee: string): void => {
  requireOfficeOver(context, committee, ['training:write', 'policy:publish']);
};

/** Who may record what was published: whoever answers for a province or for the country. */
export const requirePublisher = ({ caller }: HubContext): void => {
  requireScope(caller, 'indicator:publish');
};

/** Who may read who came to trainings; which trainings, the rows say. */
export const requireAttendeesReading = ({ caller }: HubContext): void => {
  requireScope(caller, 'training:read');
};

/** Who may read why public records were put right: whoever reads who came to trainings, of every committee. */
export const requireCorrectionsReading = ({ caller }: HubContext): void => {
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

/** Whether somebody may read volunteers village by village at all; which villages, the rows say. */
export const mayReadVolunteers = ({ caller }: HubContext): boolean => caller.scopes.includes('volunteer:read');

/** Refuses who may read none. */
export const requireVolunteerReading = ({ caller }: HubContext): void => {
  requireScope(caller, 'volunteer:read');
};

/** Who may keep volunteers: an office with `volunteer:write`, of their committee or above it where one is given. */
export const requireVolunteerOffice = (context: HubContext, committee?: string): void => {
  if (committee === undefined) requireScope(context.caller, 'volunteer:write');
  else requireOfficeOver(context, committee, 'volunteer:write');
};

/** Who may say that a story names nobody; not who wrote it, which its command knows. */
export const requireStoryReviewer = (context: HubContext, committee: string): void => {
  requireOfficeOver(context, committee, ['training:write', 'indicator:publish']);
};

/** Who may make a story public and take it back: who publishes figures, of its committee or above it. */
export const requireStoryPublisher = (context: HubContext, committee: string): void => {
  requireOfficeOver(context, committee, 'indicator:publish');
};

/** Offices of the committee and of those above it whose kind has a scope. */
export const officesReading = (directory: Directory, committee: string, scope: Scope): string[] =>
  committeeChain(directory, committee).flatMap((each) => officesOf(directory, each, scope));

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

/** Such offices of the committee, of those above it and of those below it. */
export const officesAround = (directory: Directory, committee: string, scope: Scope): string[] =>
  [
    ...committeeChain(directory, committee),
    ...[...directory.allCommittees()]
      .map(({ id }) => id)
      .filter((id) => id !== committee && committeeChain(directory, id).includes(committee)),
  ].flatMap((each) => officesOf(directory, each, scope));

const officesOf = (directory: Directory, committee: string, scope: Scope): string[] =>
  directory
    .officesOfCommittee(committee)
    .flatMap(({ id, kind }) => (SCOPES_OF_OFFICE[kind].includes(scope) ? [id] : []));

/** Who may read what tests ask; which items, the rows say. */
export const requireTestItemReading = ({ caller }: HubContext): void => {
  requireScope(caller, 'test-item:read');
};

/** Who may write what tests ask, which a committee keeps: whoever answers for a province or for the country. */
export const requireTestItemWriting = (context: HubContext, committee: string): void => {
  requireOfficeOver(context, committee, 'test-item:write');
};
