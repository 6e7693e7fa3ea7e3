import type { Directory, RowReader } from '@hub/subgraph-kit';
import { type Scope, SCOPES_OF_OFFICE } from '@hub/vocabulary';

export type OfficeBook = Pick<
  Directory,
  'committee' | 'committeeFor' | 'officesOfCommittee' | 'allOffices' | 'placesAround'
>;

const secretariatsAbove = (book: OfficeBook, committee: string) => {
  const place = book.committee(committee)?.place;
  const province = place === undefined ? undefined : book.committeeFor(place, 'PROVINCE');
  return province ? book.officesOfCommittee(province.id).filter(({ kind }) => kind === 'SECRETARIAT') : [];
};

/** Offices that may see a row of this committee: its own, its province's secretariat, the national desks. */
export const readersFor = (book: OfficeBook, committee: string, scope: Scope): RowReader[] => {
  if (!book.committee(committee)) return [];
  const offices = [
    ...book.officesOfCommittee(committee).map((office) => ({ ...office, reason: 'COMMITTEE' })),
    ...secretariatsAbove(book, committee).map((office) => ({ ...office, reason: 'PROVINCE' })),
    ...[...book.allOffices()]
      .filter(({ kind }) => kind === 'NATIONAL_DESK')
      .map((office) => ({ ...office, reason: 'NATION' })),
  ];
  return offices
    .filter(({ kind }) => SCOPES_OF_OFFICE[kind].includes(scope))
    .map(({ id, reason }) => ({ office: id, reason }));
};

/**
 * Offices that must see to an office across the border with which these committees work: the secretariats of their
 * provinces; where there is none, the national desks.
 */
export const keepersOf = (book: OfficeBook, committees: readonly string[]): string[] => {
  const secretariats = committees.flatMap((committee) => secretariatsAbove(book, committee));
  const desks = [...book.allOffices()].filter(({ kind }) => kind === 'NATIONAL_DESK');
  return [...new Set((secretariats.length ? secretariats : desks).map(({ id }) => id))];
};

/** The committees that rules about a repatriation of this committee can name. */
export const committeesNamed = (
  book: OfficeBook,
  lead: string,
): Readonly<Record<'LEAD' | 'PROVINCE' | 'NATION', readonly string[]>> => {
  const place = book.committee(lead)?.place;
  const province = place === undefined ? undefined : book.committeeFor(place, 'PROVINCE');
  const nations = [...book.allOffices()].flatMap(({ kind, committee }) =>
    kind === 'NATIONAL_DESK' && committee ? [committee] : [],
  );
  return { LEAD: [lead], PROVINCE: province ? [province.id] : [], NATION: [...new Set(nations)] };
};

/** The committees at a crossing, by the place on its Thai side: of the district, and of the province around it. */
export const borderNamed = (
  book: OfficeBook,
  place: string | undefined,
): Readonly<Record<'BORDER' | 'BORDER_PROVINCE', readonly string[]>> => {
  const at = (level: 'DISTRICT' | 'PROVINCE') => (place === undefined ? undefined : book.committeeFor(place, level));
  const [district, province] = [at('DISTRICT'), at('PROVINCE')];
  return { BORDER: district ? [district.id] : [], BORDER_PROVINCE: province ? [province.id] : [] };
};
