import type { CoordinationLevel } from '@hub/vocabulary';
import { committeesNamed, type OfficeBook } from '../committee/committee.rules.js';

/** Whom a repatriation is coordinated with. */
export interface Coordinated {
  readonly leadCommittee: string;
  readonly counterpart: string;
}

/** The link of the chain that each office is, for one repatriation; offices outside the chain are not in it. */
export const levelsOf = (
  book: OfficeBook,
  { leadCommittee, counterpart }: Coordinated,
): ReadonlyMap<string, CoordinationLevel> => {
  const { LEAD, PROVINCE, NATION } = committeesNamed(book, leadCommittee);
  const chain: readonly (readonly [CoordinationLevel, readonly string[]])[] = [
    ['DISTRICT', LEAD],
    ['PROVINCE', PROVINCE],
    ['NATIONAL', NATION],
  ];
  const found = chain.flatMap(([level, committees]) =>
    committees.flatMap((committee) => book.officesOfCommittee(committee).map(({ id }) => [id, level] as const)),
  );
  return new Map([...found, [counterpart, 'COUNTERPART']]);
};
