import type { EntityManager } from '@hub/subgraph-kit';

type Table<Row> = new () => Row;

/**
 * Inserts the rows that are not there yet.
 * @returns how many were new
 */
export const insertMissing = async <Row extends object>(
  tx: EntityManager,
  table: Table<Row>,
  rows: readonly Row[],
): Promise<number> => {
  const known = tx.connection.getMetadata(table).primaryColumns.map(({ databaseName }) => databaseName);
  const { raw } = await tx
    .createQueryBuilder()
    .insert()
    .into(table)
    .values(rows as never)
    .orIgnore()
    .returning(known)
    .execute();
  return (raw as unknown[]).length;
};
