import {
  answersFor,
  type Directory,
  holdsOffice,
  type HubContext,
  HubError,
  officesWith,
  requireOffice,
  requireScope,
} from '@hub/subgraph-kit';
import { isOfSeat, type Scope, SCOPES_OF_OFFICE, WATCHING_KINDS } from '@hub/vocabulary';
import { mayHandOver } from './handover/handover.rules.js';
import { heldNowWith } from './permissions.held.js';

/** Who may read which person holds which office; row-level security asks the same of each row. */
export const mayReadDirectory = ({ caller }: HubContext): boolean => officesWith(caller, 'directory:read').length > 0;

export const requireDirectoryReading = ({ caller }: HubContext): void => void requireScope(caller, 'directory:read');

export const requirePackReading = ({ caller }: HubContext): void => void requireScope(caller, 'handover-pack:read');

/** What a person needs of to appoint anybody at all; to which offices, each kind of office says. */
export const APPOINTING: readonly Scope[] = ['directory:write', 'oversight:appoint'];

/**
 * Who may appoint to an office, and end appointments to it, by an office held at this very moment: for one of a committee
 * whoever has `directory:write` where its place lies; for any other, `mayAppoint` says. Any other office looks missing.
 */
export const requireAppointing = (context: HubContext, office: string | undefined): void =>
  requireGiving(context, context.directory.office(office ?? ''));

const requireGiving = (context: HubContext, office: Asked | undefined): void => {
  const givers = heldNowWith(context, APPOINTING);
  if (!office || !givers.some((giver) => mayAppoint(context, giver, office))) throw new HubError('NOT_FOUND');
};

/**
 * Who fills a seat, and names deputies there: of a member's seat, whose holder changes nothing, those who write about its
 * committee; of every other office, there already or not, whoever appoints to it.
 */
export const requireFilling = (context: HubContext, office: Asked | undefined): void => {
  const committee = office?.committee;
  const place = context.directory.committee(committee ?? '')?.place;
  if (office?.kind === 'MEMBER' && committee && place) requireCommitteeWriting(context, { id: committee, place });
  else requireGiving(context, office);
};

/** Who founds an office that no committee's order founds: whoever would appoint to it. */
export const requireFounding = (context: HubContext, office: Omit<Asked, 'id'>): void =>
  requireGiving(context, { id: '', ...office });

/** Who makes officials known: a person who appoints to any office at all, by one held at this very moment. */
export const requireEnteringOfficials = (context: HubContext): void => {
  if (!heldNowWith(context, APPOINTING).length) throw new HubError('NOT_FOUND');
};

/** Of who makes officials known, who corrects this one: whoever could appoint to an office of theirs, if they hold any. */
export const requireCorrectingOfficial = (context: HubContext, official: string): void => {
  if (official === context.caller.id) throw new HubError('FORBIDDEN_ACTION');
  const held = context.directory.held(official, context.now().getTime());
  if (held.length) requireEndingSessions(context, official);
};

/** Who may end the sessions of an official: whoever could appoint to one of the official's offices. */
export const requireEndingSessions = (context: HubContext, official: string): void => {
  const { directory } = context;
  const givers = heldNowWith(context, APPOINTING);
  const held = directory
    .held(official, context.now().getTime())
    .flatMap(({ office }) => directory.office(office) ?? []);
  if (!held.some((office) => givers.some((giver) => mayAppoint(context, giver, office))))
    throw new HubError('NOT_FOUND');
};

type Giver = ReturnType<typeof requireScope>[number];
type Asked = NonNullable<ReturnType<HubContext['directory']['office']>>;

/**
 * The administrator appoints those who watch, so that nobody is watched by whom they chose; and to the national desk
 * while nobody holds it. The desk appoints everybody else, a secretariat where it answers for all that the office does.
 */
const mayAppoint = (context: HubContext, giver: Giver, { id, kind, committee, jurisdiction }: Asked): boolean => {
  const { directory } = context;
  const isWatching = WATCHING_KINDS.includes(kind);
  if (SCOPES_OF_OFFICE[giver.kind].includes('oversight:appoint'))
    return isWatching || (kind === 'NATIONAL_DESK' && !directory.isHeld(id, context.now().getTime()));
  if (isWatching || giver.kind === 'NATIONAL_DESK') return !isWatching;
  if (kind === 'ADMINISTRATOR') return false;
  if (kind === 'COUNTERPART') return answersForFaced(directory, giver.office, jurisdiction);
  const places = committee === null ? jurisdiction : [directory.committee(committee)?.place ?? ''];
  return places.length > 0 && places.every((place) => answersFor(directory, giver.office, place));
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

/**
 * Who has a pack made for an office: a person who at this very moment holds it, or an office that its packs are open to.
 * Any other office looks missing.
 */
export const requireHandingOver = (context: HubContext, office: string | undefined): void => {
  const about = context.directory.office(office ?? '');
  const allowed = heldNowWith(context, 'handover-pack:write').some(
    ({ office: id, kind, committee }) => about && mayHandOver({ id, kind, committee }, about),
  );
  if (!allowed) throw new HubError('NOT_FOUND');
};

/**
 * Who acknowledges a pack: a person who holds its office at this very moment.
 * @returns the appointment
 */
export const requireSucceeding = (context: HubContext, office: string): string => {
  const held = heldNowWith(context, 'handover-pack:write').some((own) => own.office === office);
  const appointment = context.directory
    .held(context.caller.id, context.now().getTime())
    .find((own) => own.office === office)?.appointment;
  if (!held || !appointment) throw new HubError('FORBIDDEN_ACTION');
  return appointment;
};

/**
 * Who may take in members of a committee from a table: whoever may appoint to its offices.
 * @returns the office through which
 */
export const requireImportingMembers = (context: HubContext, committee: string): string => {
  const place = context.directory.committee(committee)?.place;
  return requireJurisdiction(context, place === undefined ? [] : [place]);
};

/**
 * Who takes in lists of places: whoever holds the office that they name, an administrator's, at this very moment. Any
 * other office looks missing.
 * @returns the office
 */
export const requireImportingPlaces = (context: HubContext, office: string): string => {
  if (!heldNowWith(context, 'place:write').some((own) => own.office === office)) throw new HubError('NOT_FOUND');
  return office;
};

/**
 * @returns an office of the caller with `directory:write` that answers where one of the places lies
 * @throws HubError NOT_FOUND when there is none
 */
const requireJurisdiction = (context: HubContext, places: readonly string[]): string => {
  const { directory } = context;
  const around = new Set(places.flatMap((place) => directory.placesAround(place).map(({ id }) => id)));
  const allowed = heldNowWith(context, 'directory:write').find(({ office }) =>
    directory.office(office)?.jurisdiction.some((pcode) => around.has(pcode)),
  );
  if (!allowed) throw new HubError('NOT_FOUND');
  return allowed.office;
};

/** The office, held at this very moment, through which a person writes about a committee. */
type Writing = 'OWN_OR_ABOVE' | 'ABOVE';

/**
 * Who may write about a committee: those of it with `committee:write`; and, ABOVE, whoever of another one may appoint to
 * it, as far as its place lies in their jurisdiction.
 * @returns the office
 * @throws {HubError} `FORBIDDEN_ACTION`
 */
export const requireCommitteeWriting = (
  context: HubContext,
  { id, place }: { readonly id: string | null; readonly place: string },
  by: Writing = 'OWN_OR_ABOVE',
): string => {
  const found = heldNowWith(context, 'committee:write').find(
    ({ office, committee, kind }) =>
      (by === 'OWN_OR_ABOVE' && id !== null && committee === id) ||
      (committee !== id &&
        SCOPES_OF_OFFICE[kind].includes('directory:write') &&
        answersFor(context.directory, office, place)),
  );
  if (!found) throw new HubError('FORBIDDEN_ACTION');
  return found.office;
};

/**
 * Who reads what is not public of a committee, and says something of it: whoever holds an office of it, or of the one
 * above it, with `committee:read`, or the national desk; by a seat, of its own committee alone. Row-level security asks the
 * same of each row.
 * @returns the office
 * @throws {HubError} `NOT_FOUND` for everybody else
 */
export const requireCommitteeReading = (context: HubContext, committee: string): string => {
  const above = context.directory.committee(committee)?.parent ?? null;
  const found = heldNowWith(context, 'committee:read').find(
    (held) =>
      held.committee === committee ||
      (above !== null && held.committee === above && !isOfSeat(held.kind)) ||
      held.kind === 'NATIONAL_DESK',
  );
  if (!found) throw new HubError('NOT_FOUND');
  return found.office;
};

/**
 * Who has channels and quiet hours: a person, and only their own.
 * @returns their id
 */
export const requirePerson = ({ caller }: HubContext): string => {
  if (caller.kind === 'PUBLIC') throw new HubError('AUTH_REQUIRED');
  if (caller.kind !== 'PERSON') throw new HubError('FORBIDDEN_ACTION');
  return caller.id;
};

/**
 * Who may read what was sent for an office: whoever holds it, whoever leads its committee, and those who watch over
 * every office. Row-level security asks the same of each row. Any other office looks missing.
 */
export const requireDeliveryLog = ({ caller, directory }: HubContext, office: string): void => {
  if (caller.kind === 'PUBLIC') throw new HubError('AUTH_REQUIRED');
  const committee = directory.office(office)?.committee;
  const leads = caller.offices.some(
    (own) =>
      (own.kind === 'CHAIR' || own.kind === 'VICE_CHAIR') && own.committee !== null && own.committee === committee,
  );
  const watches = caller.offices.some(({ kind }) => kind === 'AUDITOR' || kind === 'DATA_PROTECTION_OFFICER');
  if (!directory.office(office) || !(holdsOffice(caller, office) || leads || watches)) throw new HubError('NOT_FOUND');
};

/** Who has the own system of an office told: a person who holds that office, by its scope. */
export const requireWebhooks = (context: HubContext, office: string): void => {
  requirePerson(context);
  requireOffice(context.caller, office, 'webhook:write');
};

/**
 * Who gives the own system of a counterpart office an account: whoever may appoint to that office. Any other office looks
 * missing, and one of another kind.
 */
export const requireAccountGiving = (context: HubContext, office: string | undefined): void => {
  const found = context.directory.office(office ?? '');
  const givers = heldNowWith(context, 'directory:write');
  if (found?.kind !== 'COUNTERPART' || !givers.some((giver) => mayAppoint(context, giver, found)))
    throw new HubError('NOT_FOUND');
};

/** Whether an office answers for every place that places across the border face, and none of these is a whole country. */
const answersForFaced = (directory: Directory, office: string, jurisdiction: readonly string[]): boolean => {
  const faced = jurisdiction.flatMap((place) => directory.placesFacing(place));
  return (
    faced.length > 0 &&
    faced.every((place) => answersFor(directory, office, place)) &&
    jurisdiction.every((place) => directory.place(place)?.level !== 'COUNTRY')
  );
};

/** Who sees, renews and ends accounts: whoever holds the office, and whoever may give it one. */
export const requireAccountHolding = (context: HubContext, office: string | undefined): void => {
  const { caller, directory } = context;
  requirePerson(context);
  const offices = requireScope(caller, ['directory:write', 'webhook:write']);
  if (directory.office(office ?? '')?.kind !== 'COUNTERPART') throw new HubError('NOT_FOUND');
  if (offices.some((own) => own.office === office)) return;
  if (!officesWith(caller, 'directory:write').length) throw new HubError('NOT_FOUND');
  requireAccountGiving(context, office);
};
