import type { EntityManager } from '@hub/subgraph-kit';
import type { LegalBasis } from '@hub/vocabulary';
import type { Doer } from '../committee/committee.changing.js';

export interface OrderRow {
  readonly id: string;
  readonly committee: string;
  /** `YYYY-MM-DD`, as all days here. */
  readonly drafted_on: string;
  readonly signed_on: string | null;
  readonly legal_bases: readonly LegalBasis[];
  readonly revision: number;
}

export interface RevisionRow {
  readonly order_id: string;
  readonly committee: string;
  readonly revision: number;
  readonly objectives: string;
  readonly organizations: readonly string[];
  readonly person: string;
  readonly created_at: Date;
}

export interface CommentRow {
  readonly id: string;
  readonly order_id: string;
  readonly revision: number;
  readonly words: string;
  readonly organization: string | null;
  readonly person: string;
  readonly office: string;
  readonly fingerprint: string;
  readonly created_at: Date;
}

export interface SignatureRow {
  readonly order_id: string;
  readonly number: string;
  readonly signed_as: string;
}

const ORDER = `o.id, o.committee, o.drafted_on::text as drafted_on, o.signed_on::text as signed_on, o.legal_bases,
  o.revision`;

export const ordersById = (tx: EntityManager, ids: readonly string[]): Promise<OrderRow[]> =>
  tx.query(`select ${ORDER} from appointment_order o where o.id = any ($1::uuid[])`, [ids]);

/** The newest 100 orders of each committee. */
export const ordersOfCommittees = (tx: EntityManager, committees: readonly string[]): Promise<OrderRow[]> =>
  tx.query(
    `select o.* from unnest($1::uuid[]) as w (committee) cross join lateral (
       select ${ORDER} from appointment_order o where o.committee = w.committee
        order by o.created_at desc, o.id desc limit 100) o`,
    [committees],
  );

/** The newest 100 revisions of each order. */
export const revisionsOfOrders = (tx: EntityManager, orders: readonly string[]): Promise<RevisionRow[]> =>
  tx.query(
    `select r.* from unnest($1::uuid[]) as w (id) cross join lateral (
       select * from order_revision r where r.order_id = w.id order by r.revision desc limit 100) r`,
    [orders],
  );

/** The newest 100 comments on each order. */
export const commentsOnOrders = (tx: EntityManager, orders: readonly string[]): Promise<CommentRow[]> =>
  tx.query(
    `select c.* from unnest($1::uuid[]) as w (id) cross join lateral (
       select * from order_comment c where c.order_id = w.id order by c.created_at desc, c.id desc limit 100) c`,
    [orders],
  );

export const signaturesOfOrders = (tx: EntityManager, orders: readonly string[]): Promise<SignatureRow[]> =>
  tx.query('select * from order_signature where order_id = any ($1::uuid[])', [orders]);

export type NewOrder = Pick<OrderRow, 'id' | 'committee' | 'drafted_on' | 'legal_bases'>;

export const insertOrder = async (tx: EntityManager, order: NewOrder, at: Date): Promise<void> => {
  await tx.query(
    `insert into appointment_order (id, committee, drafted_on, legal_bases, revision, created_at)
     values ($1, $2, $3, $4, 0, $5)`,
    [order.id, order.committee, order.drafted_on, order.legal_bases, at],
  );
};

/** Writes what an order says now: its next revision. */
export const writeRevision = async (
  tx: EntityManager,
  order: Pick<OrderRow, 'id' | 'committee' | 'legal_bases'>,
  content: Pick<RevisionRow, 'objectives' | 'organizations'>,
  { person, office, at }: Doer,
): Promise<void> => {
  await tx.query(
    `with next as (
       update appointment_order set revision = revision + 1, legal_bases = $2 where id = $1 returning revision)
     insert into order_revision (order_id, committee, revision, objectives, organizations, person, office, created_at)
     select $1, $3, revision, $4, $5, $6, $7, $8 from next`,
    [order.id, order.legal_bases, order.committee, content.objectives, content.organizations, person, office, at],
  );
};

export const signOrder = async (
  tx: EntityManager,
  { id, number, signedOn, signedAs }: { id: string; number: string; signedOn: string; signedAs: string },
): Promise<void> => {
  await tx.query('update appointment_order set signed_on = $2 where id = $1', [id, signedOn]);
  await tx.query('insert into order_signature (order_id, number, signed_as) values ($1, $2, $3)', [
    id,
    number,
    signedAs,
  ]);
};

export type NewComment = Omit<CommentRow, 'created_at'> & {
  readonly committee: string;
  readonly idempotency_key: string;
};

/** @returns the comment of this key, new or known */
export const insertComment = async (tx: EntityManager, comment: NewComment, at: Date): Promise<CommentRow> => {
  await tx.query(
    `insert into order_comment (id, order_id, committee, revision, words, organization, person, office,
       idempotency_key, fingerprint, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (person, idempotency_key) do nothing`,
    [
      ...[comment.id, comment.order_id, comment.committee, comment.revision, comment.words, comment.organization],
      ...[comment.person, comment.office, comment.idempotency_key, comment.fingerprint, at],
    ],
  );
  const [row]: CommentRow[] = await tx.query('select * from order_comment where person = $1 and idempotency_key = $2', [
    comment.person,
    comment.idempotency_key,
  ]);
  return row!;
};
