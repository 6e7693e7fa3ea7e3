import type { Directory, RowGrant } from '@hub/subgraph-kit';
import { type OfficeKind, type Scope, SCOPES_OF_OFFICE } from '@hub/vocabulary';

export type OfficeBook = Pick<Directory, 'committee' | 'committeeFor' | 'officesOfCommittee' | 'allOffices'>;

/** Who hears of each step on the Thai side: the desks that act, not the whole committee. */
const DESKS: readonly OfficeKind[] = ['SUPPRESSION_GROUP', 'FOCAL_POINT', 'SECRETARIAT', 'NATIONAL_DESK'];

const secretariatsAbove = (book: OfficeBook, committee: string) => {
  const place = book.committee(committee)?.place;
  const province = place === undefined ? undefined : book.committeeFor(place, 'PROVINCE');
  return province ? book.officesOfCommittee(province.id).filter(({ kind }) => kind === 'SECRETARIAT') : [];
};

/** Offices that may see a row of this committee: its own, its province's secretariat, the national desks. */
export const grantsFor = (
  book: OfficeBook,
  committee: string,
  row: { readonly resourceType: string; readonly resource: string; readonly scope: Scope },
): RowGrant[] => {
  const offices = [
    ...book.officesOfCommittee(committee).map((office) => ({ ...office, reason: 'COMMITTEE' })),
    ...secretariatsAbove(book, committee).map((office) => ({ ...office, reason: 'PROVINCE' })),
    ...[...book.allOffices()]
      .filter(({ kind }) => kind === 'NATIONAL_DESK')
      .map((office) => ({ ...office, reason: 'NATION' })),
  ];
  return offices
    .filter(({ kind }) => SCOPES_OF_OFFICE[kind].includes(row.scope))
    .map(({ id, reason }) => ({ resourceType: row.resourceType, resource: row.resource, office: id, reason }));
};

/** Inboxes of rule A10 on the Thai side: the lead committee's desks and the province's secretariat. */
export const desksFor = (book: OfficeBook, committee: string): string[] => {
  const own = book.officesOfCommittee(committee).filter(({ kind }) => DESKS.includes(kind));
  return [...new Set([...own, ...secretariatsAbove(book, committee)].map(({ id }) => id))];
};
