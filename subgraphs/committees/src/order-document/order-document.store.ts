import type { EntityManager } from '@hub/subgraph-kit';
import type { FileType } from '@hub/vocabulary';

export interface DocumentRow {
  readonly id: string;
  readonly order_id: string;
  readonly committee: string;
  readonly type: FileType;
  /** Bytes: as declared, and once it is kept as kept. */
  readonly size: number;
  /** Of what was sent, hex. */
  readonly sha256: string;
  readonly stripped: boolean | null;
  readonly added_by: string;
  readonly added_through: string;
  readonly fingerprint: string;
  readonly door_until: Date;
  readonly created_at: Date;
}

export type NewDoor = Omit<DocumentRow, 'stripped'> & { readonly idempotency_key: string };

/** Documents of each order that were kept, newest first; an order has few. */
export const documentsOfOrders = (tx: EntityManager, orders: readonly string[]): Promise<DocumentRow[]> =>
  tx.query(
    `select * from order_document where order_id = any ($1::uuid[]) and kept_at is not null
      order by order_id, created_at desc, id desc`,
    [orders],
  );

/** How many documents an order has, those that may still come included. Needs a system actor. */
export const countOfOrder = async (tx: EntityManager, order: string, now: Date): Promise<number> => {
  const [row]: { n: number }[] = await tx.query(
    'select count(*)::int as n from order_document where order_id = $1 and (kept_at is not null or door_until > $2)',
    [order, now],
  );
  return row!.n;
};

/** @returns the door of this key, new or known. Needs a system actor */
export const insertDoor = async (tx: EntityManager, door: NewDoor): Promise<DocumentRow> => {
  await tx.query(
    `insert into order_document (id, order_id, committee, type, size, sha256, added_by, added_through, idempotency_key,
       fingerprint, door_until, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (added_by, idempotency_key) do nothing`,
    [
      ...[door.id, door.order_id, door.committee, door.type, door.size, door.sha256, door.added_by, door.added_through],
      ...[door.idempotency_key, door.fingerprint, door.door_until, door.created_at],
    ],
  );
  const [row]: DocumentRow[] = await tx.query(
    'select * from order_document where added_by = $1 and idempotency_key = $2',
    [door.added_by, door.idempotency_key],
  );
  return row!;
};

/** A door that is open for this person, locked. Needs a system actor. */
export const openDoor = async (
  tx: EntityManager,
  { id, person, now }: { readonly id: string; readonly person: string; readonly now: Date },
): Promise<DocumentRow | undefined> => {
  const [row]: DocumentRow[] = await tx.query(
    `select * from order_document
      where id = $1 and added_by = $2 and taken_at is null and door_until > $3 for update`,
    [id, person, now],
  );
  return row;
};

export const closeDoor = async (tx: EntityManager, id: string, now: Date): Promise<void> => {
  await tx.query('update order_document set taken_at = $2 where id = $1', [id, now]);
};

/** From now on there is a document. Needs a system actor. */
export const keepDocument = async (
  tx: EntityManager,
  { id, committee }: Pick<DocumentRow, 'id' | 'committee'>,
  { size, stripped, sealed, now }: { size: number; stripped: boolean; sealed: string; now: Date },
): Promise<void> => {
  await tx.query('update order_document set kept_at = $2, size = $3, stripped = $4 where id = $1', [
    ...[id, now, size, stripped],
  ]);
  await tx.query('insert into order_document_key (document, committee, sealed) values ($1, $2, $3)', [
    ...[id, committee, sealed],
  ]);
};

/** A document that the actor may have, with the sealed key of its content. */
export const documentWithKey = async (
  tx: EntityManager,
  id: string,
): Promise<(DocumentRow & { readonly sealed: string }) | undefined> => {
  const [row]: (DocumentRow & { sealed: string })[] = await tx.query(
    'select d.*, k.sealed from order_document d join order_document_key k on k.document = d.id where d.id = $1',
    [id],
  );
  return row;
};

/** Forgets doors that nothing came by. Needs a system actor. */
export const deleteUnusedDoors = async (tx: EntityManager, graceMs: number): Promise<void> => {
  await tx.query(
    `delete from order_document where kept_at is null and door_until < now() - $1 * interval '1 millisecond'`,
    [graceMs],
  );
};

/** Of these documents, those whose key is kept. Needs a system actor. */
export const stillKept = async (tx: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows: { document: string }[] = await tx.query(
    'select document from order_document_key where document = any ($1::uuid[])',
    [ids],
  );
  return new Set(rows.map(({ document }) => document));
};
