import { committee } from './committees.js';
import { castId } from './id.js';
import { lookup } from './named.js';
import { namedOffice } from './offices.js';

/** A government office across the border. Its id is that of its office in the directory. */
export interface DemoCounterpart {
  readonly id: string;
  /** Key of the office, e.g. `counterpart-houayxay`. */
  readonly key: string;
  readonly nameEn: string;
  /** P-code. */
  readonly place: string;
  /** ISO 639-1 codes, preferred first. */
  readonly languages: readonly string[];
  /** Local time (UTC+7, in Myanmar UTC+6:30). */
  readonly dutyHours: string;
  /** ISO date on which somebody last confirmed the entry; null if nobody did. */
  readonly verifiedOn: string | null;
}

/** A fictional contact of a counterpart office; the numbers cannot be dialled. */
export interface DemoContact {
  readonly id: string;
  readonly counterpart: string;
  readonly name: string;
  readonly role: string;
  readonly phone: string;
}

/** Which committee works with which counterpart office. */
export interface DemoLiaisonAssignment {
  readonly id: string;
  readonly committee: string;
  readonly counterpart: string;
}

type Row = readonly [key: string, languages: readonly string[], dutyHours: string, verifiedOn: string | null];

const rows: readonly Row[] = [
  ['counterpart-houayxay', ['lo', 'th'], 'Mon–Fri 08:00–16:00', '2025-11-03'],
  ['counterpart-tonpheung', ['lo', 'th'], 'every day 08:00–18:00', '2025-11-04'],
  ['counterpart-paktha', ['lo'], 'Mon–Fri 08:00–16:00', '2025-09-16'],
  ['counterpart-laos', ['lo', 'en', 'th'], 'Mon–Fri 08:00–16:00', '2025-10-20'],
  ['counterpart-tachileik', ['my', 'th'], 'every day 09:00–17:00', '2025-08-12'],
  ['counterpart-myawaddy', ['my', 'en'], 'Mon–Fri 09:30–16:30', null],
];

/** Every counterpart office. */
export const counterparts: readonly DemoCounterpart[] = rows.map(([key, languages, dutyHours, verifiedOn]) => {
  const { id, nameEn, jurisdiction } = namedOffice(key);
  const [place] = jurisdiction;
  if (!place) throw new RangeError(`${key} has no place`);
  return { id, key, nameEn, place, languages, dutyHours, verifiedOn };
});

/** The counterpart office with a key, e.g. `counterpart('counterpart-tonpheung')`. */
export const counterpart = lookup('counterpart', counterparts, ({ key }) => key);

const BIRDS = ['Kingfisher', 'Cormorant', 'Jacana', 'Bittern', 'Parakeet', 'Hoopoe'];

/** One contact for each counterpart office. */
export const contacts: readonly DemoContact[] = counterparts.map(({ id, key, place }, index) => ({
  id: castId(`contact:${key}`),
  counterpart: id,
  name: `${BIRDS[index]} Demo`,
  role: 'Duty officer',
  phone: `+${place.startsWith('LA') ? '856' : '95'}-00-000-000${index + 1}`,
}));

const PAIRS: readonly (readonly [code: string, ...counterpartKeys: string[]])[] = [
  ['DL-TH5703', 'counterpart-houayxay', 'counterpart-tonpheung'],
  ['DL-TH5708', 'counterpart-tonpheung'],
  ['DL-TH5713', 'counterpart-paktha', 'counterpart-houayxay'],
  ['DL-TH5709', 'counterpart-tachileik'],
  ['PL-TH57', 'counterpart-houayxay', 'counterpart-tonpheung', 'counterpart-paktha', 'counterpart-tachileik'],
  ['NL-TH', 'counterpart-laos', 'counterpart-myawaddy'],
];

/** Committees and counterpart offices, many to many. */
export const liaisonAssignments: readonly DemoLiaisonAssignment[] = PAIRS.flatMap(([code, ...keys]) =>
  keys.map((key) => ({
    id: castId(`liaison:${code}/${key}`),
    committee: committee(code).id,
    counterpart: counterpart(key).id,
  })),
);
