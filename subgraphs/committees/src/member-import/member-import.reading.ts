import { rejected, type RowVerdict, type TableImportFacts } from '@hub/subgraph-kit';
import {
  isOfSeat,
  kindOfSeat,
  ownKindOfSeat,
  personKey,
  type Rejection,
  type SeatRole,
  type TableRow,
  textKey,
} from '@hub/vocabulary';
import type { AppointmentEntity } from '../appointment/appointment.entity.js';
import { termProblem } from '../appointment/appointment.rules.js';
import type { CommitteeGroupEntity } from '../committee-group/committee-group.entity.js';
import type { OfficeEntity } from '../office/office.entity.js';
import type { NewOfficial } from '../official/official.entity.js';
import { e164Of } from '../official/official.phone.js';
import type { OrganizationEntity } from '../organization/organization.entity.js';
import { officeForSeat } from '../seat/seat.commands.js';
import type { SeatEntity } from '../seat/seat.entity.js';
import { obstacleToSeat } from '../seat/seat.rules.js';
import { groupNamed, type MemberRow, readMember } from './member-import.rules.js';
import type { MemberGround } from './member-import.store.js';

type Wrong = Omit<Rejection, 'row'>;
type Found<Thing> = Thing | { readonly column: string; readonly code: Rejection['code'] };

const isWrong = (found: object): found is Wrong => 'code' in found;

/** What a table of members changes, as far as its rows were read; later rows find what earlier ones make. */
export class MemberReading {
  readonly organizations: OrganizationEntity[] = [];
  readonly officials: NewOfficial[] = [];
  readonly corrected = new Set<NewOfficial>();
  /** By official. */
  readonly phones = new Map<string, string>();
  readonly seats: SeatEntity[] = [];
  readonly reseated: SeatEntity[] = [];
  readonly seated: SeatEntity[] = [];
  readonly offices: OfficeEntity[] = [];
  /** Offices of seats whose role changed, so that they give other rights. */
  readonly rekinded: OfficeEntity[] = [];
  readonly appointments: AppointmentEntity[] = [];

  constructor(
    private readonly ground: MemberGround,
    private readonly given: {
      readonly facts: TableImportFacts;
      readonly place: string;
      readonly now: Date;
      readonly newId: () => string;
    },
  ) {}

  /** What a row does; nothing of a row that is rejected is kept. */
  check(row: TableRow): RowVerdict {
    const member = readMember(row);
    if ('wrong' in member) return rejected(member.wrong);
    const organization = this.organizationOf(member);
    const group = member.group === null ? null : groupNamed(member.group, this.ground.groups);
    const phone = member.phone === null ? null : e164Of(member.phone);
    const wrong: Wrong[] = [];
    if (member.phone !== null && phone === null) wrong.push({ column: 'phone', code: 'OFFICIAL_PHONE_INVALID' });
    if (isWrong(organization)) wrong.push(organization);
    if (group === undefined) wrong.push({ column: 'group', code: 'MEMBER_GROUP_UNKNOWN' });
    if (isWrong(organization) || group === undefined || wrong.length) return rejected(wrong);
    const official = this.officialOf(member, organization);
    if (isWrong(official)) return rejected([official]);
    const office = member.office === null ? null : this.officeNamed(member.office);
    if (office && isWrong(office)) return rejected([office]);
    const seat =
      group && this.seatOf(member, { organization: organization.id, official: official.id, group: group.id });
    const against = seat && group && this.obstacleToRole(seat, member.role ?? seat.role, group);
    if (against) return rejected([against]);
    const own = seat && member.term && this.officeOfSeat(seat, member.role ?? seat.role, group);
    const appointments: AppointmentEntity[] = [];
    for (const each of new Set([office, own])) {
      const appointment =
        each && this.appointmentOf(member, official, { office: each, row: row.row, isSeat: each === own });
      if (appointment && isWrong(appointment)) return rejected([appointment]);
      if (appointment) appointments.push(appointment);
    }
    return this.keep({ ...member, phone }, { organization, official, appointments, group, seat, office: own });
  }

  private keep(
    member: MemberRow,
    told: {
      organization: OrganizationEntity;
      official: NewOfficial;
      appointments: readonly AppointmentEntity[];
      group: CommitteeGroupEntity | null;
      seat: SeatEntity | null;
      office: OfficeEntity | null;
    },
  ): RowVerdict {
    const { organization, official, appointments, group, seat, office } = told;
    const columns: string[] = [];
    const isNew = <Thing>(thing: Thing, known: readonly Thing[]): boolean => !known.includes(thing);
    let creates = false;
    const add = <Thing>(thing: Thing, known: Thing[], added: Thing[]): void => {
      if (!isNew(thing, known)) return;
      known.push(thing);
      added.push(thing);
      creates = true;
    };
    const isKnown = !isNew(official, this.ground.officials);
    add(organization, this.ground.organizations, this.organizations);
    add(official, this.ground.officials, this.officials);
    if (office) add(office, this.ground.offices, this.offices);
    for (const each of appointments) add(each, this.ground.appointments, this.appointments);
    const corrected = this.correct(official, member);
    if (isKnown && corrected.length) {
      this.corrected.add(official);
      columns.push(...corrected);
    }
    if (seat && group) {
      add(seat, this.ground.seats, this.seats);
      if (member.role && seat.role !== member.role) {
        seat.role = member.role;
        this.reseated.push(seat);
        this.followRole(seat, group);
        columns.push('seat');
      }
      if (office && !seat.office) {
        seat.office = office.id;
        this.seated.push(seat);
        creates = true;
      }
    }
    return { effect: creates ? 'CREATE' : columns.length ? 'CHANGE' : 'NONE', columns, problems: [] };
  }

  /** The office that a seat has of its own gives what the seat is for. */
  private followRole(seat: SeatEntity, group: CommitteeGroupEntity): void {
    const { committee, offices } = this.ground;
    const office = offices.find(({ id }) => id === seat.office);
    const kind = ownKindOfSeat(committee.level, group.kind, seat.role);
    if (!office || !isOfSeat(office.kind) || office.kind === kind) return;
    office.kind = kind;
    this.rekinded.push(office);
  }

  /** Takes over what a row tells of an official; a blank phone is left as it was. */
  private correct(official: NewOfficial, { title, phone }: MemberRow): string[] {
    const columns: string[] = [];
    if (official.title !== title) {
      official.title = title;
      columns.push('title');
    }
    if (phone !== null && this.ground.phones.get(official.id) !== phone) {
      this.ground.phones.set(official.id, phone);
      this.phones.set(official.id, phone);
      columns.push('phone');
    }
    return columns;
  }

  private organizationOf({ organization: name, agencyKind }: MemberRow): Found<OrganizationEntity> {
    const key = textKey(name);
    const named = this.ground.organizations.filter(
      ({ nameEn, nameTh }) => textKey(nameEn) === key || (nameTh !== null && textKey(nameTh) === key),
    );
    const known = named.find(({ place }) => place === this.given.place) ?? named[0];
    if (known) return known;
    if (!agencyKind) return { column: 'organization', code: 'MEMBER_ORGANIZATION_UNKNOWN' };
    const nameTh = /[\u0e00-\u0e7f]/.test(name) ? name : null;
    return { id: this.given.newId(), nameEn: name, nameTh, agencyKind, place: this.given.place };
  }

  private officialOf({ name, title }: MemberRow, organization: OrganizationEntity): Found<NewOfficial> {
    const key = personKey(name);
    const named = this.ground.officials.filter(
      (each) => each.organization === organization.id && personKey(each.name) === key,
    );
    if (named.length > 1) return { column: 'name', code: 'MEMBER_AMBIGUOUS' };
    return named[0] ?? { id: this.given.newId(), name, title, organization: organization.id };
  }

  private officeNamed(cell: string): Found<OfficeEntity> {
    const key = textKey(cell);
    const offices = this.ground.offices.filter(
      ({ kind, titleEn }) =>
        kind.toLowerCase().replaceAll('_', ' ') === key.replaceAll('_', ' ') || textKey(titleEn) === key,
    );
    return offices.length === 1 ? offices[0]! : { column: 'office', code: 'MEMBER_OFFICE_UNKNOWN' };
  }

  /** What stands against a seat that is new, or that a row gives another role. */
  private obstacleToRole(seat: SeatEntity, role: SeatRole, group: CommitteeGroupEntity): Wrong | null {
    const { seats } = this.ground;
    if (seats.includes(seat) && seat.role === role) return null;
    const others = seats.filter((each) => each.committeeGroup === group.id && each !== seat);
    const against = obstacleToSeat(group, others, role);
    return against && { column: against.field === 'input.role' ? 'seat' : 'group', code: against.code };
  }

  /** The office through which a seat is held: that of the committee it stands for, or a new one of its own. */
  private officeOfSeat({ office, titleEn }: SeatEntity, role: SeatRole, group: CommitteeGroupEntity): OfficeEntity {
    const { committee, offices, seats } = this.ground;
    const kind = kindOfSeat(committee.level, group.kind, role);
    const own = offices.find(({ id }) => id === office);
    const free = offices.find(
      (each) => !isOfSeat(kind) && each.kind === kind && !seats.some((seat) => seat.office === each.id),
    );
    return own ?? free ?? officeForSeat(this.given.newId(), { seat: { titleEn, role }, group, committee });
  }

  private appointmentOf(
    { term }: MemberRow,
    official: NewOfficial,
    { office, row, isSeat }: { readonly office: OfficeEntity; readonly row: number; readonly isSeat: boolean },
  ): Found<AppointmentEntity> | null {
    if (term === null) return null;
    const [startsAt, endsAt] = [term.from, term.until];
    const meeting = this.ground.appointments.filter(
      (each) => each.office === office.id && each.startsAt < endsAt && each.endsAt > startsAt,
    );
    const own = meeting.filter((each) => each.official === official.id);
    const same = own.find(
      (each) => each.startsAt.getTime() === startsAt.getTime() && each.endsAt.getTime() === endsAt.getTime(),
    );
    if (same) return same;
    if (this.ground.committee.state === 'DISSOLVED') return { column: 'office', code: 'COMMITTEE_STATE_FORBIDS' };
    const { facts, now, newId } = this.given;
    if (official.id === facts.person) return { column: 'name', code: 'MEMBER_IS_YOU' };
    const wrongTerm = termProblem(startsAt, endsAt, now);
    if (wrongTerm) return { column: 'until', code: wrongTerm };
    if (own.length) return { column: 'from', code: 'APPOINTMENT_OVERLAPS' };
    const isAlone = isSeat || isOfSeat(office.kind);
    if (isAlone && meeting.some((each) => !each.standsInFor && each.endsAt > each.startsAt))
      return { column: 'from', code: 'SEAT_HELD' };
    return {
      ...{ id: newId(), official: official.id, office: office.id, startsAt, endsAt, endedBy: null },
      ...{ madeBy: facts.person, idempotencyKey: `import:${facts.id}:${row}${isSeat ? ':seat' : ''}` },
      ...{ fingerprint: '', deputy: null, standsInFor: null },
    };
  }

  /** Rows of one table that give a term to the same title are seats of that title, one for each person. */
  private seatOf(
    { title, role, term }: MemberRow,
    { organization, official, group }: { organization: string; official: string; group: string },
  ): SeatEntity {
    const key = textKey(title);
    const own = this.ground.seats.filter(({ committeeGroup }) => committeeGroup === group);
    const known = own.filter(
      (seat) =>
        !seat.endedOn &&
        seat.organization === organization &&
        (textKey(seat.titleEn) === key || (seat.titleTh !== null && textKey(seat.titleTh) === key)),
    );
    const isOf = ({ office }: SeatEntity, rows: readonly AppointmentEntity[], who?: string): boolean =>
      rows.some((each) => each.office === office && (who === undefined || each.official === who));
    const found =
      known.find((seat) => isOf(seat, this.ground.appointments, official)) ??
      known.find((seat) => term === null || !isOf(seat, this.appointments));
    if (found) return found;
    const titleTh = /[\u0e00-\u0e7f]/.test(title) ? title : null;
    const ordinal = Math.max(0, ...own.map((seat) => seat.ordinal)) + 1;
    return {
      ...{
        id: this.given.newId(),
        committeeGroup: group,
        ordinal,
        titleEn: title,
        titleTh,
        role: role ?? 'MEMBER',
        organization,
      },
      ...{ office: null, endedOn: null },
    };
  }
}
