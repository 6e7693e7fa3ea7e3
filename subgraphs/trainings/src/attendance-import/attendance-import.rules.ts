import {
  AGENCY_KINDS,
  type AgencyKind,
  type AttendanceRole,
  dayOfText,
  daysAfter,
  numberOfText,
  type Rejection,
  type Sex,
  type TableRow,
  textKey,
} from '@hub/vocabulary';

type Wrong = Omit<Rejection, 'row'>;

/** A row of a list of who came, or of a sheet of tests, read; null is what it does not say. */
export interface AttendedLine {
  readonly name: string;
  readonly sex: Sex | null;
  readonly agency: string | null;
  readonly agencyKind: AgencyKind | null;
  /** Whether the kind is what the row says, and not only what the name of the agency tells. */
  readonly isKindSaid: boolean;
  readonly role: AttendanceRole | null;
  readonly pre: number | null;
  readonly post: number | null;
}

const SEX_WORDS: Readonly<Record<string, Sex>> = {
  ...{ หญิง: 'FEMALE', ญ: 'FEMALE', 'ญ.': 'FEMALE', female: 'FEMALE', f: 'FEMALE', woman: 'FEMALE' },
  ...{ ชาย: 'MALE', ช: 'MALE', 'ช.': 'MALE', male: 'MALE', m: 'MALE', man: 'MALE' },
};

const ROLE_WORDS: Readonly<Record<string, AttendanceRole>> = {
  ...{ participant: 'PARTICIPANT', ผู้เข้าอบรม: 'PARTICIPANT', ผู้เข้าร่วม: 'PARTICIPANT' },
  ...{ trainer: 'TRAINER', speaker: 'TRAINER', วิทยากร: 'TRAINER' },
  ...{ organizer: 'ORGANIZER', organiser: 'ORGANIZER', ผู้จัด: 'ORGANIZER', เจ้าหน้าที่จัดอบรม: 'ORGANIZER' },
  ...{ observer: 'OBSERVER', ผู้สังเกตการณ์: 'OBSERVER' },
};

/** What the name of an agency says of its kind; the first that fits, so that an immigration police is no police. */
const AGENCY_WORDS: readonly (readonly [RegExp, AgencyKind])[] = [
  [/ตรวจคนเข้าเมือง|ตม\.|immigration/, 'IMMIGRATION'],
  [/ตำรวจ|สภ\.|police/, 'POLICE'],
  [/ทหาร|กองพัน|กองร้อย|military|army/, 'MILITARY'],
  [/โรงพยาบาล|รพ\.|รพ\.สต|สาธารณสุข|สสอ|สสจ|hospital|health/, 'HEALTH'],
  [/บ้านพัก|สถานคุ้มครอง|shelter/, 'SHELTER'],
  [/พัฒนาสังคม|พมจ|social development/, 'SOCIAL_DEVELOPMENT'],
  [/องค์การบริหารส่วน|อบต|อบจ|เทศบาล|municipal|local administrative/, 'LOCAL_ADMINISTRATIVE_ORGANIZATION'],
  [/โรงเรียน|วิทยาลัย|มหาวิทยาลัย|ศึกษา|school|university|education/, 'EDUCATION'],
  [/แรงงาน|จัดหางาน|labour|employment/, 'LABOUR'],
  [/ศาล(?!า)|อัยการ|ยุติธรรม|court|prosecutor|justice/, 'JUSTICE'],
  [/มูลนิธิ|สมาคม|foundation|association|ngo/, 'NGO'],
  [/ผู้ใหญ่บ้าน|กำนัน|ชุมชน|หมู่บ้าน|อสม|village|community/, 'COMMUNITY'],
  [/อำเภอ|ศาลากลาง|จังหวัด|ปกครอง|district office|provincial office/, 'ADMINISTRATION'],
];

/** The kind of an agency by its name; null when its name does not tell. */
export const agencyKindOf = (name: string): AgencyKind | null =>
  AGENCY_WORDS.find(([words]) => words.test(textKey(name)))?.[1] ?? null;

const MOST = 200;
/** A list may be of any day of a long training. */
const DAYS_MOST = 31;

/** A score in per cent of the full score, with the three places that are kept. */
const percentOf = (score: number, full: number): number => Math.round((score / full) * 100_000) / 1_000;

/** What a row says, or everything that is wrong with how it says it. */
export const readAttended = (
  { cells }: TableRow,
  heldOn: string,
): AttendedLine | { readonly wrong: readonly Wrong[] } => {
  const wrong: Wrong[] = [];
  const say = (column: string, code: Wrong['code']): null => (wrong.push({ column, code }), null);
  const word = <Code>(column: string, words: Readonly<Record<string, Code>>): Code | null => {
    const key = textKey(cells[column]!);
    if (key === '') return null;
    return Object.hasOwn(words, key) ? words[key]! : say(column, 'TABLE_CELL_INVALID');
  };
  if (!cells['name']) say('name', 'TABLE_CELL_REQUIRED');
  for (const column of ['name', 'agency']) if (cells[column]!.length > MOST) say(column, 'TABLE_CELL_INVALID');
  const kinds = Object.fromEntries(AGENCY_KINDS.map((kind) => [kind.toLowerCase().replaceAll('_', ' '), kind]));
  const kind = textKey(cells['agencyKind']!.replaceAll('_', ' '));
  const agencyKind =
    kind === '' ? agencyKindOf(cells['agency']!) : (kinds[kind] ?? say('agencyKind', 'TABLE_CELL_INVALID'));
  if (cells['on'] && !isDayOf(dayOfText(cells['on']), heldOn)) say('on', 'TABLE_CELL_INVALID');
  const full = cells['full'] ? numberOfText(cells['full']) : 100;
  if (full === null || full <= 0) say('full', 'TABLE_CELL_INVALID');
  const score = (column: string): number | null => {
    if (!cells[column]) return null;
    const points = numberOfText(cells[column]);
    if (points === null || points < 0 || !full || points > full) return say(column, 'TABLE_CELL_INVALID');
    return percentOf(points, full);
  };
  const line: AttendedLine = {
    ...{ name: cells['name']!.replace(/\s+/g, ' '), sex: word('sex', SEX_WORDS), agency: cells['agency'] || null },
    ...{ agencyKind, isKindSaid: kind !== '', role: word('role', ROLE_WORDS), pre: score('pre'), post: score('post') },
  };
  return wrong.length ? { wrong } : line;
};

const isDayOf = (day: string | null, heldOn: string): boolean =>
  day !== null && day >= heldOn && day < daysAfter(heldOn, DAYS_MOST);
