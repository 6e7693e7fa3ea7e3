import {
  type Caller,
  DIRECTORY_DEAD_MS,
  DIRECTORY_STALE_MS,
  type HubContext,
  HubError,
  officesWith,
  requireFreshMfa,
  requireOffice,
  requireScope,
} from '@hub/subgraph-kit';
import { type OfficeKind, type Scope, SCOPES_OF_OFFICE } from '@hub/vocabulary';

/** An office held by a person under an appointment, who can answer for what is written. */
export type Appointed = Caller['offices'][number] & { readonly appointment: string };

const appointedWith = (caller: Caller, scope: Scope): readonly Appointed[] => {
  const offices = requireScope(caller, scope);
  if (caller.kind !== 'PERSON') throw new HubError('FORBIDDEN_ACTION');
  return offices.filter(isAppointed);
};

const isAppointed = (held: Caller['offices'][number]): held is Appointed => held.appointment !== null;

/** The office through which the caller files. */
export const requireReporting = (context: HubContext): string => {
  const [held] = appointedWith(context.caller, 'case:report');
  if (!held) throw new HubError('FORBIDDEN_ACTION');
  requireAlerting(context);
  return held.office;
};

/** Offices through which the caller files, and sees that what they filed was received. */
export const requireReportsFiled = ({ caller }: HubContext): readonly string[] =>
  appointedWith(caller, 'case:report').map(({ office }) => office);

/**
 * Anybody may report something without signing in. Reports are taken while the copy of the directory is old, but not
 * when it can no longer say whom to alert.
 */
export const requireAlerting = (context: HubContext): void => {
  if (context.directory.version === 0) throw new HubError('HUB_NOT_READY');
  if (context.directory.ageMs(context.now().getTime()) > DIRECTORY_DEAD_MS) throw new HubError('DIRECTORY_STALE');
};

/** Offices through which the caller may answer whoever sent a tip: those that may read what it says. */
export const requireAnsweringTips = (context: HubContext): readonly Appointed[] => {
  const offices = requireCaseWork(context).filter(({ kind }) => SCOPES_OF_OFFICE[kind].includes('reporter:read'));
  if (!offices.length || !context.caller.mfa) throw new HubError('FORBIDDEN_ACTION');
  return offices;
};

/** Offices of the caller whose cases may be read; which cases those are, `row_access` says. */
export const requireCaseReading = ({ caller }: HubContext): string[] =>
  requireScope(caller, 'case:read').map(({ office }) => office);

export const mayReadCases = ({ caller }: HubContext): boolean => officesWith(caller, 'case:read').length > 0;
export const mayReadAlerts = ({ caller }: HubContext): boolean => officesWith(caller, 'alert:read').length > 0;

/** An office the caller does not hold looks like an alert that is not there. */
export const requireAcknowledging = ({ caller }: HubContext, office: string | undefined): Appointed => {
  const held = appointedWith(caller, 'alert:acknowledge').find((candidate) => candidate.office === office);
  if (!held) throw new HubError('NOT_FOUND');
  return held;
};

/** An office of a committee, held under an appointment. */
export type OfCommittee = Appointed & { readonly committee: string };

/** Offices through which the caller may subscribe for their committees, and end what these subscribed to. */
export const requireSubscribing = ({ caller }: HubContext): readonly OfCommittee[] =>
  appointedWith(caller, 'alert:subscribe').filter((held): held is OfCommittee => held.committee !== null);

/** Offices through which the caller may work on the cases assigned to them. */
export const requireCaseWork = ({ caller }: HubContext): readonly Appointed[] => appointedWith(caller, 'case:work');

/** Whoever publishes rules of work drafts and publishes versions of forms: the national desk. */
export const requireFormPublishing = ({ caller }: HubContext): void => {
  if (!appointedWith(caller, 'policy:publish').length) throw new HubError('FORBIDDEN_ACTION');
};

/** Offices through which the caller may share the cases assigned to them, and end such shares. */
export const requireSharing = ({ caller }: HubContext): readonly Appointed[] => appointedWith(caller, 'case:share');

/** Offices through which the caller may refer persons of the cases assigned to them. */
export const requireReferring = ({ caller }: HubContext): readonly Appointed[] =>
  appointedWith(caller, 'referral:send');

/** Offices through which the caller may answer what was referred to them. */
export const requireReferralAnswering = ({ caller }: HubContext): readonly Appointed[] =>
  appointedWith(caller, 'referral:answer');

/**
 * Offices held at this very moment through which the caller may seal who a person is for the other side, or take that
 * back: with a second factor, and only those that may know it themselves.
 */
export const requireDisclosing = (context: HubContext): readonly [Appointed, ...Appointed[]] => {
  const offices = requireCaseWork(context).filter(({ kind }) => SCOPES_OF_OFFICE[kind].includes('person:identify'));
  if (!offices.length || !context.caller.mfa) throw new HubError('FORBIDDEN_ACTION');
  return heldNow(context, offices);
};

/**
 * The counterpart office, held at this very moment by a person with a second factor. What was taken back there must be
 * known here before anything opens: while the feed of it is silent, nothing does.
 */
export const requirePackageOpening = (context: HubContext, office: string): Appointed => {
  const { caller } = context;
  const held = requireOffice(caller, office, 'repatriation:follow');
  if (caller.kind !== 'PERSON' || !isAppointed(held) || !caller.mfa) throw new HubError('FORBIDDEN_ACTION');
  if (context.feedAgeMs('disclosure-grants', 'liaison') > DIRECTORY_STALE_MS) throw new HubError('DIRECTORY_STALE');
  return heldNow(context, [held])[0];
};

/**
 * Of these offices the one that coordinates a case it sees, assigned to it or not: a secretariat, or the national desk
 * where the nation leads.
 */
export const coordinatorOf = (offices: readonly Appointed[], lead: string): Appointed | undefined =>
  offices.find(({ kind, committee }) => kind === 'SECRETARIAT' || (kind === 'NATIONAL_DESK' && committee === lead));

/** Offices whose persons may be read; of which cases, `row_access` says. Never more than codes and dates. */
export const mayReadPersons = ({ caller }: HubContext): boolean => officesWith(caller, 'person:read').length > 0;

/** Offices through which the caller may take persons out in a file, with a second factor; which ones, the rows say. */
export const requireExporting = (context: HubContext): readonly Appointed[] => {
  const offices = appointedWith(context.caller, 'person:read');
  if (!offices.length || !context.caller.mfa) throw new HubError('FORBIDDEN_ACTION');
  return offices;
};

/** The office of a committee through which the caller may take in a file of cases: one that may know who persons are. */
export const requireImporting = (context: HubContext): OfCommittee => {
  const held = appointedWith(context.caller, 'case:import').find(
    (each): each is OfCommittee => each.committee !== null,
  );
  if (!held || !context.caller.mfa) throw new HubError('FORBIDDEN_ACTION');
  return held;
};

/** Offices through which the caller may write about persons of the cases assigned to them. */
export const requirePersonWork = (context: HubContext): readonly Appointed[] => {
  const offices = requireCaseWork(context).filter(({ kind }) => SCOPES_OF_OFFICE[kind].includes('person:read'));
  if (!offices.length || !context.caller.mfa) throw new HubError('FORBIDDEN_ACTION');
  return offices;
};

/** Whose offices may be shown what help the persons of a case get; of which cases, `row_access` says. */
export const mayReadAssistances = ({ caller }: HubContext): boolean =>
  officesWith(caller, 'assistance:read').length > 0;

/** Offices through which the caller may arrange help for persons of the cases assigned to them. */
export const requireAssistanceWork = (context: HubContext): readonly Appointed[] => {
  const offices = requirePersonWork(context).filter(({ kind }) => SCOPES_OF_OFFICE[kind].includes('assistance:read'));
  if (!offices.length) throw new HubError('FORBIDDEN_ACTION');
  return offices;
};

/** Whose offices may be shown the team of a case; of which cases, `row_access` says. */
export const mayReadTeams = ({ caller }: HubContext): boolean => officesWith(caller, 'assessment:read').length > 0;

/** Offices through which the caller may compose the team of a case assigned to them. */
export const requireComposing = (context: HubContext): readonly Appointed[] => {
  const offices = requirePersonWork(context).filter(({ kind }) => SCOPES_OF_OFFICE[kind].includes('assessment:read'));
  if (!offices.length) throw new HubError('FORBIDDEN_ACTION');
  return offices;
};

/** Offices whose suspects may be read: police; of which cases, the shares say. */
export const mayReadSuspects = ({ caller }: HubContext): boolean => officesWith(caller, 'suspect:read').length > 0;

/** Offices through which operations may be read; which ones, the cases say. */
export const operationReaders = ({ caller }: HubContext): string[] =>
  officesWith(caller, 'operation:read').map(({ office }) => office);

/** Police offices held at this very moment through which the caller may inquire, with a second factor. */
export const requireInquiring = (
  context: HubContext,
  scope: 'suspect:read' | 'operation:plan',
): readonly Appointed[] => {
  const offices = appointedWith(context.caller, scope);
  if (!offices.length || !context.caller.mfa) throw new HubError('FORBIDDEN_ACTION');
  return heldNow(context, offices);
};

/** The office through which the caller may destroy what identifies a person. */
export const requireErasing = (context: HubContext): Appointed => {
  const [held] = appointedWith(context.caller, 'person:erase');
  if (!held) throw new HubError('FORBIDDEN_ACTION');
  requireFreshMfa(context);
  return held;
};

/** Refuses identifying values of a kind that no office of the caller may handle. */
export const requireSupplying = (offices: readonly Appointed[], scope: Scope): void => {
  if (!offices.some(({ kind }) => SCOPES_OF_OFFICE[kind].includes(scope))) throw new HubError('FORBIDDEN_FIELD');
};

/**
 * Offices through which the caller may read identifying data at all. Held by the caller's assertion and by the local
 * directory of this very moment, so that an ended appointment ends the right at once.
 */
export const requireIdentifying = (context: HubContext, scope: Scope): readonly Appointed[] => {
  const { caller } = context;
  const offices = caller.kind === 'PERSON' && caller.mfa ? officesWith(caller, scope).filter(isAppointed) : [];
  if (!offices.length) throw new HubError('FORBIDDEN_FIELD');
  return stillHeld(context, offices);
};

/** Those of the caller's offices that the local directory knows as held at this very moment. */
const stillHeld = (context: HubContext, offices: readonly Appointed[]): readonly Appointed[] => {
  const { caller, directory } = context;
  const now = context.now().getTime();
  if (directory.ageMs(now) > DIRECTORY_STALE_MS) throw new HubError('DIRECTORY_STALE');
  const held = new Set(directory.held(caller.id, now).map(({ appointment }) => appointment));
  return offices.filter(({ appointment }) => held.has(appointment));
};

/** Offices held at this very moment through which the caller may break the glass, with a fresh second factor. */
export const requireBreakingGlass = (context: HubContext): readonly Appointed[] => {
  const offices = appointedWith(context.caller, 'case:break-glass');
  requireFreshMfa(context);
  return heldNow(context, offices);
};

/** Whose emergency access it is, its row says. */
export const requireEndingBreakGlass = ({ caller }: HubContext): void => void appointedWith(caller, 'case:break-glass');

/** Who lists emergency accesses; which ones, `row_access` says. */
export const requireOversight = ({ caller }: HubContext): void => void appointedWith(caller, 'oversight:review');

/** Offices held at this very moment through which the caller may judge, with a fresh second factor. */
export const requireReviewing = (context: HubContext): readonly [Appointed, ...Appointed[]] => {
  const offices = appointedWith(context.caller, 'oversight:review');
  requireFreshMfa(context);
  return heldNow(context, offices);
};

const heldNow = (context: HubContext, offices: readonly Appointed[]): readonly [Appointed, ...Appointed[]] => {
  const [first, ...rest] = stillHeld(context, offices);
  if (!first) throw new HubError('AUTH_APPOINTMENT_ENDED');
  return [first, ...rest];
};

/** Reviewers read why an emergency access was opened, with a second factor. */
export const requireReasonReading = (context: HubContext): Appointed => {
  const [held] = requireIdentifying(context, 'oversight:review');
  if (!held) throw new HubError('FORBIDDEN_FIELD');
  return held;
};

const REPORTED_TO: readonly OfficeKind[] = ['AUDITOR', 'DATA_PROTECTION_OFFICER'];

/** Who is told who read a case: the auditor and the data-protection officer, who see no case. */
export const requireAccessReport = ({ caller }: HubContext): Appointed => {
  const held = appointedWith(caller, 'oversight:read').find(({ kind }) => REPORTED_TO.includes(kind));
  if (!held) throw new HubError('FORBIDDEN_ACTION');
  return held;
};

/** Offices held at this very moment through which the caller may start and end emergencies, with a fresh second factor. */
export const requireEmergencyStart = (context: HubContext): readonly Appointed[] => {
  const offices = appointedWith(context.caller, 'emergency:start');
  requireFreshMfa(context);
  return heldNow(context, offices);
};

/** Offices held at this very moment through which the caller may act in the place of a team, with a second factor. */
export const requireEmergencyAct = (context: HubContext): readonly Appointed[] => {
  const offices = appointedWith(context.caller, 'emergency:act');
  if (!offices.length || !context.caller.mfa) throw new HubError('FORBIDDEN_ACTION');
  return heldNow(context, offices);
};

/** Whose offices may be shown codes of persons in an emergency; of which cases, the emergency says. */
export const mayActInEmergencies = ({ caller }: HubContext): boolean => officesWith(caller, 'emergency:act').length > 0;

/** Offices held at this very moment through which the caller may judge an emergency, with a fresh second factor. */
export const requireEmergencyReview = (context: HubContext): readonly Appointed[] => {
  const offices = appointedWith(context.caller, 'emergency:review');
  requireFreshMfa(context);
  return heldNow(context, offices);
};

/** Executive and secretariat read why an emergency was started, with a second factor. */
export const requireEmergencyReason = (context: HubContext): Appointed => {
  const [held] = requireIdentifying(context, 'emergency:start');
  if (!held) throw new HubError('FORBIDDEN_FIELD');
  return held;
};
