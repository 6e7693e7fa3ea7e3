import type { EntityManager } from '@hub/subgraph-kit';
import type { OfficeBook } from '../committee/committee.rules.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import { CoordinationEntity } from './coordination.entity.js';
import { levelsOf } from './coordination.rules.js';

/** Stores a link of the chain that is not there yet; the first time counts. */
export const addLinks = async (tx: EntityManager, rows: readonly CoordinationEntity[]): Promise<number> => {
  if (!rows.length) return 0;
  const query = tx.createQueryBuilder().insert().into(CoordinationEntity);
  const { raw } = await query
    .values([...rows])
    .orIgnore()
    .returning('office')
    .execute();
  return (raw as unknown[]).length;
};

/** Notes that the hub told offices, the first time it did. */
export const recordTold = async (
  tx: EntityManager,
  book: OfficeBook,
  { row, offices, at }: { readonly row: RepatriationRow; readonly offices: readonly string[]; readonly at: Date },
): Promise<void> => {
  const levels = levelsOf(book, row);
  const told = offices.flatMap((office) => {
    const level = levels.get(office);
    return level ? [{ office, level }] : [];
  });
  const byHub = { act: 'TOLD', at, recordedAt: at, recordedOffice: null, recordedPerson: null } as const;
  await addLinks(
    tx,
    told.map((link) => ({ repatriation: row.id, ...link, ...byHub })),
  );
};
