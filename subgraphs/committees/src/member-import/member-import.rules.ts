import {
  AGENCY_KINDS,
  type AgencyKind,
  dayOfText,
  daysAfter,
  GROUP_KINDS,
  type GroupKind,
  type Rejection,
  type SeatRole,
  type TableRow,
  textKey,
  thaiMidnight,
} from '@hub/vocabulary';

type Wrong = Omit<Rejection, 'row'>;

/** A row of a table of members, read. */
export interface MemberRow {
  readonly name: string;
  readonly title: string;
  /** As it was typed; null where the cell is blank. */
  readonly phone: string | null;
  readonly organization: string;
  readonly agencyKind: AgencyKind | null;
  readonly group: string | null;
  /** Null where the table does not tell it. */
  readonly role: SeatRole | null;
  readonly office: string | null;
  readonly term: { readonly from: Date; readonly until: Date } | null;
}

const GROUP_NAMES: Readonly<Record<GroupKind, readonly string[]>> = {
  EXECUTIVE: ['อำนวยการ', 'ฝ่ายอำนวยการ', 'คณะกรรมการอำนวยการ', 'executive committee'],
  PREVENTION_MONITORING: ['ป้องกัน', 'ฝ่ายป้องกัน', 'ฝ่ายป้องกันและเฝ้าระวัง', 'prevention'],
  SUPPRESSION_INFORMATION: ['ปราบปราม', 'ฝ่ายปราบปราม', 'ฝ่ายปราบปรามและข้อมูล', 'suppression'],
  REHABILITATION: ['ฟื้นฟู', 'ฝ่ายฟื้นฟู', 'ฝ่ายคุ้มครองและฟื้นฟู', 'rehabilitation'],
  WORKING_GROUP: ['คณะทำงาน', 'working group'],
  WATCHDOG_NETWORK: ['เครือข่ายเฝ้าระวัง', 'เครือข่ายผู้เฝ้าระวัง', 'watchdogs', 'watchdog network'],
};

/** The group that a cell names: by its own name, or by its kind where there is one of that kind. */
export const groupNamed = <
  Group extends { readonly kind: GroupKind; readonly nameEn: string; readonly nameTh: string | null },
>(
  cell: string,
  groups: readonly Group[],
): Group | undefined => {
  const key = textKey(cell);
  const own = groups.find(
    ({ nameEn, nameTh }) => textKey(nameEn) === key || (nameTh !== null && textKey(nameTh) === key),
  );
  const kind = GROUP_KINDS.find((each) => each.toLowerCase() === key || GROUP_NAMES[each].includes(key));
  const ofKind = groups.filter((group) => group.kind === kind);
  return own ?? (ofKind.length === 1 ? ofKind[0] : undefined);
};

const ROLES: readonly (readonly [RegExp, SeatRole])[] = [
  [/รองประธาน|vice/i, 'VICE_CHAIR'],
  [/ประธาน|chair/i, 'CHAIR'],
  [/เลขา|secretar/i, 'SECRETARY'],
];

const roleOf = (cell: string): SeatRole | null =>
  cell ? (ROLES.find(([words]) => words.test(cell))?.[1] ?? 'MEMBER') : null;

const MOST = 200;

/** What a row says, or everything that is wrong with how it says it. */
export const readMember = ({ cells }: TableRow): MemberRow | { readonly wrong: readonly Wrong[] } => {
  const wrong: Wrong[] = [];
  const say = (column: string, code: Wrong['code']): void => void wrong.push({ column, code });
  for (const column of ['name', 'title', 'organization']) {
    if (!cells[column]) say(column, 'TABLE_CELL_REQUIRED');
    else if (cells[column].length > MOST) say(column, 'TABLE_CELL_INVALID');
  }
  const kind = cells['agencyKind']!.toUpperCase().replace(/[\s-]+/g, '_');
  const agencyKind = AGENCY_KINDS.find((each) => each === kind) ?? null;
  if (kind && !agencyKind) say('agencyKind', 'TABLE_CELL_INVALID');
  const [from, until] = ['from', 'until'].map((column) => {
    const day = dayOfText(cells[column]!);
    if (cells[column] && day === null) say(column, 'TABLE_CELL_INVALID');
    return day;
  });
  const hasTerm = Boolean(cells['from'] && cells['until']);
  const isHalf = Boolean(cells['from']) !== Boolean(cells['until']);
  if (isHalf || hasTerm !== Boolean(cells['office'] || (hasTerm && cells['group'])))
    say('office', 'MEMBER_TERM_WITHOUT_OFFICE');
  if (wrong.length) return { wrong };
  return {
    phone: cells['phone'] || null,
    ...{ name: cells['name']!.replace(/\s+/g, ' '), title: cells['title']!, organization: cells['organization']! },
    ...{ agencyKind, group: cells['group'] || null, role: roleOf(cells['seat']!), office: cells['office'] || null },
    // the last day is served to its end
    term: from && until ? { from: thaiMidnight(from), until: thaiMidnight(daysAfter(until, 1)) } : null,
  };
};
