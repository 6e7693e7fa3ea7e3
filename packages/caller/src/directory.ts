import { KIND_ACTING_FOR, SCOPES_OF_ACCOUNT, SCOPES_OF_OFFICE, scopesOf } from '@hub/vocabulary';
import type { Caller, HeldOffice } from './caller.js';
import type {
  AccountRecord,
  AppointmentRecord,
  CommitteeRecord,
  DirectoryRecord,
  DutyRecord,
  OfficeRecord,
  PlaceRecord,
  SessionRecord,
} from './directory-record.js';

type WithId<T> = T & { readonly id: string };

/** Age in milliseconds past which deliveries and identifying reads stop. */
export const DIRECTORY_STALE_MS = 5_000;
/** Age in milliseconds past which everything but public data stops. */
export const DIRECTORY_DEAD_MS = 15 * 60_000;

const STRUCTURE: readonly DirectoryRecord['kind'][] = ['place', 'committee', 'office'];

/** The local copy of the committees' `directory` feed: who holds which office, and where. In memory, synchronous. */
export class Directory {
  private readonly places = new Map<string, WithId<PlaceRecord>>();
  private readonly committees = new Map<string, WithId<CommitteeRecord>>();
  private readonly offices = new Map<string, WithId<OfficeRecord>>();
  private readonly appointments = new Map<string, WithId<AppointmentRecord>>();
  private readonly duties = new Map<string, WithId<DutyRecord>>();
  private readonly sessions = new Map<string, WithId<SessionRecord>>();
  private readonly accounts = new Map<string, WithId<AccountRecord>>();
  private readonly byPerson = new Map<string, Set<string>>();
  private readonly byOffice = new Map<string, Set<string>>();
  private readonly dutiesByOffice = new Map<string, Set<string>>();
  private readonly byCommittee = new Map<string, Set<string>>();
  private readonly byPlaceFaced = new Map<string, Set<string>>();
  /** Number of the last record applied. */
  version = 0;
  /** The same of the last record that says what places, committees and offices there are. */
  officesVersion = 0;
  /** When the feed last proved that this copy is whole, ms since the epoch. */
  confirmedAt = 0;

  /** A directory that holds what is known otherwise than by the feed: its version is 0, and it was never confirmed. */
  static of(records: Iterable<DirectoryRecord>): Directory {
    const directory = new Directory();
    for (const record of records) directory.apply(0, record);
    return directory;
  }

  ageMs(now = Date.now()): number {
    return now - this.confirmedAt;
  }

  apply(number: number, record: DirectoryRecord): void {
    switch (record.kind) {
      case 'place':
        reindex(this.byPlaceFaced, record.id, this.places.get(record.id)?.faces, record.data?.faces);
        put(this.places, record.id, record.data);
        break;
      case 'committee':
        put(this.committees, record.id, record.data);
        break;
      case 'office':
        reindex(this.byCommittee, record.id, this.offices.get(record.id)?.committee, record.data?.committee);
        put(this.offices, record.id, record.data);
        break;
      case 'appointment':
        reindex(this.byPerson, record.id, this.appointments.get(record.id)?.person, record.data?.person);
        reindex(this.byOffice, record.id, this.appointments.get(record.id)?.office, record.data?.office);
        put(this.appointments, record.id, record.data);
        break;
      case 'duty':
        reindex(this.dutiesByOffice, record.id, this.duties.get(record.id)?.office, record.data?.office);
        put(this.duties, record.id, record.data);
        break;
      case 'session':
        put(this.sessions, record.id, record.data);
        break;
      case 'account':
        put(this.accounts, record.id, record.data);
        break;
    }
    this.version = Math.max(this.version, number);
    if (STRUCTURE.includes(record.kind)) this.officesVersion = Math.max(this.officesVersion, number);
  }

  place = (pcode: string) => this.places.get(pcode);
  committee = (id: string) => this.committees.get(id);
  office = (id: string) => this.offices.get(id);

  allCommittees = (): Iterable<WithId<CommitteeRecord>> => this.committees.values();
  allPlaces = (): Iterable<WithId<PlaceRecord>> => this.places.values();
  allOffices = (): Iterable<WithId<OfficeRecord>> => this.offices.values();

  officesOfCommittee(committee: string): WithId<OfficeRecord>[] {
    return [...(this.byCommittee.get(committee) ?? [])].flatMap((id) => this.offices.get(id) ?? []);
  }

  /** The place itself, then each place it lies in, widest last. */
  placesAround(pcode: string): WithId<PlaceRecord>[] {
    const around: WithId<PlaceRecord>[] = [];
    for (let place = this.places.get(pcode); place; place = place.parent ? this.places.get(place.parent) : undefined)
      around.push(place);
    return around;
  }

  /** The places on this side of a border that face the given one: part of it, or something that it lies in. */
  placesFacing(pcode: string): string[] {
    const lies = (inner: string, outer: string): boolean => this.placesAround(inner).some(({ id }) => id === outer);
    const faced = [...this.byPlaceFaced].filter(([across]) => lies(pcode, across) || lies(across, pcode));
    return [...new Set(faced.flatMap(([, facing]) => [...facing]))];
  }

  /** The active committee that answers for a place at a level, e.g. the district committee of a village. */
  committeeFor(pcode: string, level: CommitteeRecord['level']): WithId<CommitteeRecord> | undefined {
    const around = new Set(this.placesAround(pcode).map(({ id }) => id));
    return [...this.committees.values()].find(
      (committee) => committee.level === level && committee.state === 'ACTIVE' && around.has(committee.place),
    );
  }

  /** Offices a person holds at an instant. */
  held(person: string, at: number): HeldOffice[] {
    return inForce(this.appointments, this.byPerson.get(person), at).flatMap((appointment) => {
      const office = this.offices.get(appointment.office);
      if (!office) return [];
      return [{ office: office.id, kind: office.kind, committee: office.committee, appointment: appointment.id }];
    });
  }

  /** When the right of a person to an office ends, ms since the epoch; undefined when it is not held at that instant. */
  heldUntil(person: string, office: string, at: number): number | undefined {
    const ends = inForce(this.appointments, this.byPerson.get(person), at)
      .filter((appointment) => appointment.office === office)
      .map(({ until }) => Date.parse(until));
    return ends.length > 0 ? Math.max(...ends) : undefined;
  }

  /** Whether this is the account of an office's own system, over or not. */
  isAccount = (id: string): boolean => this.accounts.has(id);

  /** The public key that an account signs with at an instant, by its thumbprint; undefined when it may not. */
  accountKey(account: string, key: string, at: number): string | undefined {
    const found = this.accounts.get(account);
    if (!found || at >= Date.parse(found.until)) return undefined;
    return found.keys.find(({ id, until }) => id === key && (until === null || at < Date.parse(until)))?.x;
  }

  /** Whose inboxes somebody may follow at an instant: offices that a person holds, or the office of an account. */
  served(id: string, at: number): HeldOffice[] {
    const account = this.accounts.get(id);
    if (!account) return this.held(id, at);
    const office = this.offices.get(account.office);
    if (!office || this.servedUntil(id, office.id, at) === undefined) return [];
    return [{ office: office.id, kind: office.kind, committee: office.committee, appointment: null }];
  }

  /** When that ends, ms since the epoch. An account serves while a person holds its office, who answers for it. */
  servedUntil(id: string, office: string, at: number): number | undefined {
    const account = this.accounts.get(id);
    if (!account) return this.heldUntil(id, office, at);
    const ends = inForce(this.appointments, this.byOffice.get(office), at).map(({ until }) => Date.parse(until));
    const until = Math.min(Date.parse(account.until), Math.max(...ends));
    return account.office === office && at < until ? until : undefined;
  }

  /** True while somebody holds the office. */
  isHeld(office: string, at: number): boolean {
    return inForce(this.appointments, this.byOffice.get(office), at).length > 0;
  }

  /**
   * Who is on duty for an office at an instant: persons of its roster who also hold it then, whoever came first first.
   * Empty when the roster has a gap; then every holder of the office is meant.
   */
  onDuty(office: string, at: number): readonly string[] {
    const holders = new Set(inForce(this.appointments, this.byOffice.get(office), at).map(({ person }) => person));
    const shifts = inForce(this.duties, this.dutiesByOffice.get(office), at)
      .filter(({ person }) => holders.has(person))
      .sort((a, b) => Date.parse(a.from) - Date.parse(b.from) || (a.id < b.id ? -1 : 1));
    return [...new Set(shifts.map(({ person }) => person))];
  }

  /** The office that acts for an office at an instant: itself while held, else who acts for its kind in its committee. */
  actingFor(office: string, at: number): string | undefined {
    const asked = this.offices.get(office);
    if (!asked || this.isHeld(office, at)) return asked?.id;
    const acting = KIND_ACTING_FOR[asked.kind];
    return this.officesOfCommittee(asked.committee ?? '')
      .filter(({ id, kind }) => kind === acting && this.isHeld(id, at))
      .map(({ id }) => id)
      .sort()[0];
  }

  /**
   * True when a session of the person was ended after it began.
   * @param since when it began, ms since the epoch; of an instant told in whole seconds the beginning of that second
   */
  isSessionEnded(person: string, since: number): boolean {
    const ended = this.sessions.get(person);
    return ended !== undefined && since <= Date.parse(ended.endedAt);
  }

  /** A signed-in person with the rights of the offices held at that instant, or an account with those of its own. */
  callerOf(person: string, session: { mfa: boolean; at: number; authenticatedAt?: number | null }): Caller {
    if (this.isAccount(person)) return this.accountCaller(person, session.at);
    const offices = this.held(person, session.at);
    return {
      kind: 'PERSON',
      id: person,
      offices,
      scopes: scopesOf(offices.map(({ kind }) => kind)),
      mfa: session.mfa,
      authenticatedAt: session.authenticatedAt ?? null,
      directoryVersion: this.version,
    };
  }

  private accountCaller(id: string, at: number): Caller {
    const offices = this.served(id, at);
    const scopes = SCOPES_OF_ACCOUNT.filter((scope) =>
      offices.some(({ kind }) => SCOPES_OF_OFFICE[kind].includes(scope)),
    );
    const version = this.version;
    return { kind: 'ACCOUNT', id, offices, scopes, mfa: false, authenticatedAt: null, directoryVersion: version };
  }
}

/** Those of an index that are valid at an instant. */
const inForce = <T extends { readonly from: string; readonly until: string }>(
  map: ReadonlyMap<string, T>,
  ids: ReadonlySet<string> | undefined,
  at: number,
): T[] =>
  [...(ids ?? [])].flatMap((id) => {
    const each = map.get(id);
    return each && Date.parse(each.from) <= at && at < Date.parse(each.until) ? [each] : [];
  });

const put = <T extends object>(map: Map<string, WithId<T>>, id: string, data: T | null): void => {
  if (data) map.set(id, { ...data, id });
  else map.delete(id);
};

const reindex = (index: Map<string, Set<string>>, id: string, before: Keys, after: Keys): void => {
  for (const key of keysOf(before)) index.get(key)?.delete(id);
  for (const key of keysOf(after)) index.set(key, (index.get(key) ?? new Set()).add(id));
};

/** What one record stands under in an index. */
type Keys = string | readonly string[] | null | undefined;

const keysOf = (keys: Keys): readonly string[] => (typeof keys === 'string' ? [keys] : (keys ?? []));
