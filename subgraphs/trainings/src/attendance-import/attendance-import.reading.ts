import { rejected, type RowVerdict } from '@hub/subgraph-kit';
import { personKey, type TableRow, textKey } from '@hub/vocabulary';
import type { AttendanceRow, ParticipantRow } from '../attendance/attendance.store.js';
import { type AttendedLine, readAttended } from './attendance-import.rules.js';

export interface AttendanceGround {
  readonly heldOn: string;
  readonly participants: readonly ParticipantRow[];
  readonly attendance: readonly AttendanceRow[];
  readonly newId: () => string;
}

const keyOf = (name: string, agency: string): string => JSON.stringify([name, agency]);

/** Columns of a list, and what each of them says. */
const PERSON = [
  ...[['name', 'name'] as const, ['sex', 'sex'] as const],
  ...[['agency', 'agency'] as const, ['agencyKind', 'agency_kind'] as const],
] as const satisfies readonly (readonly [string, keyof ParticipantRow])[];
const ATTENDANCE = [
  ...[['role', 'role'] as const, ['pre', 'pre_score'] as const, ['post', 'post_score'] as const],
] as const satisfies readonly (readonly [string, keyof AttendanceRow])[];

/** Columns in which two rows say something else. */
const changedIn = <Row>(columns: readonly (readonly [string, keyof Row])[], before: Row, after: Row): string[] =>
  columns.filter(([, of]) => before[of] !== after[of]).map(([column]) => column);

/**
 * A person as a row has them, who is known by name and agency. Only a row that names the agency writes the name anew: a
 * sheet of tests has names without titles. A kind that the name of the agency only suggests puts nothing right.
 */
const correctedBy = (who: ParticipantRow, line: AttendedLine): ParticipantRow => ({
  ...who,
  ...(line.agency !== null && { name: line.name, agency: line.agency }),
  ...(line.sex && { sex: line.sex }),
  ...(line.isKindSaid && line.agencyKind && { agency_kind: line.agencyKind }),
});

/** What a list of who came changes, as far as its rows were read. */
export class AttendanceReading {
  /** Who is new. */
  readonly participants: ParticipantRow[] = [];
  /** Who was known, and of whom something else is right. */
  readonly corrected: ParticipantRow[] = [];
  readonly attendance: AttendanceRow[] = [];
  /** What was known of who came before this list, by person. */
  readonly former: ReadonlyMap<string, AttendanceRow>;
  private readonly byKey: Map<string, ParticipantRow>;
  private readonly attending: Map<string, AttendanceRow>;
  private readonly byName = new Map<string, ParticipantRow[]>();
  private readonly seen = new Set<string>();

  constructor(private readonly ground: AttendanceGround) {
    this.byKey = new Map(ground.participants.map((each) => [keyOf(each.name_key, each.agency_key), each]));
    this.former = new Map(ground.attendance.map((each) => [each.participant, each]));
    this.attending = new Map(this.former);
    for (const each of ground.participants) if (this.attending.has(each.id)) this.remember(each);
  }

  /** What a row does; nothing of a row that is rejected is kept. */
  check(row: TableRow): RowVerdict {
    const line = readAttended(row, this.ground.heldOn);
    if ('wrong' in line) return rejected(line.wrong);
    const who = this.whoIs(line);
    if (typeof who === 'string') return rejected([{ column: 'name', code: who }]);
    if (this.seen.has(who.id)) return rejected([{ column: 'name', code: 'IMPORT_ROW_REPEATED' }]);
    this.seen.add(who.id);
    return this.keep(who, line);
  }

  private keep(before: ParticipantRow, line: AttendedLine): RowVerdict {
    const known = this.attending.get(before.id);
    const who = correctedBy(before, line);
    const attendance: AttendanceRow = {
      ...{ id: known?.id ?? this.ground.newId(), participant: who.id },
      role: line.role ?? known?.role ?? 'PARTICIPANT',
      pre_score: line.pre ?? known?.pre_score ?? null,
      post_score: line.post ?? known?.post_score ?? null,
    };
    const columns = known ? [...changedIn(PERSON, before, who), ...changedIn(ATTENDANCE, known, attendance)] : [];
    if (known && !columns.length) return { effect: 'NONE', columns, problems: [] };
    this.keepPerson(before, who);
    this.attending.set(who.id, attendance);
    if (!known) this.remember(who);
    this.attendance.push(attendance);
    return { effect: known ? 'CHANGE' : 'CREATE', columns, problems: [] };
  }

  private keepPerson(before: ParticipantRow, who: ParticipantRow): void {
    const key = keyOf(who.name_key, who.agency_key);
    if (!this.byKey.has(key)) this.participants.push(who);
    else if (changedIn(PERSON, before, who).length) this.corrected.push(who);
    this.byKey.set(key, who);
  }

  /** Who a row is about; a name alone means the one person of that name who came. */
  private whoIs(line: AttendedLine): ParticipantRow | 'ATTENDANCE_INCOMPLETE' | 'ATTENDANCE_AMBIGUOUS' {
    const name_key = personKey(line.name);
    const agency_key = textKey(line.agency ?? '');
    if (agency_key === '') {
      const came = this.byName.get(name_key) ?? [];
      if (came.length > 1) return 'ATTENDANCE_AMBIGUOUS';
      if (came[0]) return came[0];
    }
    const known = this.byKey.get(keyOf(name_key, agency_key));
    if (known) return known;
    const { name, sex, agencyKind: agency_kind, agency } = line;
    if (!sex || !agency_kind) return 'ATTENDANCE_INCOMPLETE';
    return { id: this.ground.newId(), name, name_key, sex, agency_kind, agency, agency_key };
  }

  private remember(who: ParticipantRow): void {
    this.byName.set(who.name_key, [...(this.byName.get(who.name_key) ?? []), who]);
  }
}
