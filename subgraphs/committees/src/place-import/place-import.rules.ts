import {
  arabicDigits,
  dayOfText,
  PCODE,
  PLACE_LEVELS,
  type PlaceLevel,
  type Rejection,
  type TableRow,
} from '@hub/vocabulary';

type Wrong = Omit<Rejection, 'row'>;
/** What a cell says: nothing (undefined), that there is none (null), or a value. */
type Said<Value> = Value | null | undefined;

export const PLACE_NAMES = ['nameEn', 'nameTh', 'nameLo', 'nameMy'] as const;

/** A row of a list of places, read. */
export interface PlaceRow {
  readonly pcode: string;
  readonly names: Readonly<Record<(typeof PLACE_NAMES)[number], string | undefined>>;
  readonly aliases: Said<readonly string[]>;
  readonly parent: string | undefined;
  readonly faces: Said<readonly string[]>;
  /** `YYYY-MM-DD`. */
  readonly endedOn: Said<string>;
}

const MOST = 200;
const MOST_LISTED = 20;
/** Says that there is none; an empty cell says nothing. */
const NONE = /^[-–—]$/;
const COUNTRY = /^[A-Z]{2}$/;

/** A code as offices write it: `5703`, `57 03`, `TH5703`; digits alone are those of Thailand. Null when it is none. */
const codeOf = (cell: string): string | null => {
  const plain = arabicDigits(cell)
    .toUpperCase()
    .replace(/[\s.-]+/g, '');
  const code = /^\d+$/.test(plain) ? `TH${plain}` : plain;
  const isThai = /^TH\d/.test(code);
  return PCODE.test(code) && (!isThai || /^TH(\d\d){1,4}$/.test(code)) ? code : null;
};

/** Codes of the places that a place with this code may lie in, the nearest first: in Thailand one, elsewhere by the beginning. */
export const parentsOf = (pcode: string): readonly string[] => {
  if (COUNTRY.test(pcode)) return [];
  if (pcode.startsWith('TH')) return [pcode.slice(0, -2)];
  return Array.from({ length: pcode.length - 2 }, (_, index) => pcode.slice(0, pcode.length - 1 - index));
};

/** The level of what lies directly in a place; undefined below a village. */
export const levelIn = (parent: PlaceLevel): PlaceLevel | undefined => PLACE_LEVELS[PLACE_LEVELS.indexOf(parent) + 1];

export const isCountry = (pcode: string): boolean => COUNTRY.test(pcode);

/** What a row says, or everything that is wrong with how it says it. */
export const readPlace = ({ cells }: TableRow): PlaceRow | { readonly wrong: readonly Wrong[] } => {
  const wrong: Wrong[] = [];
  const say = (column: string, code: Wrong['code'] = 'TABLE_CELL_INVALID'): void => void wrong.push({ column, code });
  const listOf = (column: string): Said<readonly string[]> => {
    const cell = cells[column]!;
    if (!cell || NONE.test(cell)) return cell ? null : undefined;
    const listed = [...new Set(cell.split(/[;,|]/).map((each) => each.trim()))].filter(Boolean);
    if (listed.length > MOST_LISTED || listed.some((each) => each.length > MOST)) say(column);
    return listed;
  };
  const codesOf = (column: string): Said<readonly string[]> => {
    const listed = listOf(column);
    const codes = listed?.flatMap((each) => codeOf(each) ?? []);
    if (codes?.length !== listed?.length) say(column);
    return listed ? codes : listed;
  };
  const nameOf = (column: string): string | undefined => {
    if (cells[column]!.length > MOST) say(column);
    return cells[column]!.replace(/\s+/g, ' ') || undefined;
  };
  const pcode = codeOf(cells['code']!);
  if (!pcode) say('code', cells['code'] ? 'TABLE_CELL_INVALID' : 'TABLE_CELL_REQUIRED');
  const parent = cells['parent'] ? codeOf(cells['parent']) : undefined;
  if (parent === null) say('parent');
  const ended = cells['endedOn']!;
  const endedOn = !ended ? undefined : NONE.test(ended) ? null : dayOfText(ended);
  if (endedOn === null && !NONE.test(ended)) say('endedOn');
  const names = {
    ...{ nameEn: nameOf('nameEn'), nameTh: nameOf('nameTh') },
    ...{ nameLo: nameOf('nameLo'), nameMy: nameOf('nameMy') },
  };
  const row = { names, aliases: listOf('aliases'), faces: codesOf('faces'), endedOn };
  return wrong.length || !pcode ? { wrong } : { pcode, parent: parent ?? undefined, ...row };
};
