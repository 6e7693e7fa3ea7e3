import { beforeOf, type EntityManager, type Keyed, type Keyset } from '@hub/subgraph-kit';
import type { TestItemState, TrainingTopic } from '@hub/vocabulary';

/** What an item asks. Options are numbered from 1. */
export interface ItemContent {
  readonly textEn: string;
  readonly textTh: string;
  readonly optionsEn: readonly string[];
  readonly optionsTh: readonly string[];
  readonly right: number;
}

export interface ItemVersionRow extends ItemContent {
  readonly versionId: string;
  readonly number: number;
  readonly topic: TrainingTopic;
}

/** An item with its last version. */
export interface TestItemRow extends ItemVersionRow {
  readonly id: string;
  /** The committee that keeps it. */
  readonly committee: string;
  readonly state: TestItemState;
  readonly version: number;
  readonly createdAt: Date;
  readonly fingerprint: string;
}

export const ITEM_VERSION = `v.id as "versionId", v.number, i.topic, v.text_en as "textEn", v.text_th as "textTh",
  v.options_en as "optionsEn", v.options_th as "optionsTh", v.right_option as "right"`;
const ITEM = `i.id, i.committee_id as committee, i.state, i.version, i.created_at as "createdAt", i.fingerprint,
  ${ITEM_VERSION}`;
const LAST = `test_item i join lateral (
  select * from test_item_version where test_item_id = i.id order by number desc limit 1) v on true`;

/** Lists run from the last entered, then by id. */
export const itemKey = ({ createdAt: at, id }: TestItemRow): Keyed => ({ at, id });

export const itemsById = (tx: EntityManager, ids: readonly string[]): Promise<TestItemRow[]> =>
  tx.query(`select ${ITEM} from ${LAST} where i.id = any ($1::uuid[])`, [ids]);

/** A page of the items of these topics. */
export const listItems = (
  tx: EntityManager,
  topics: readonly TrainingTopic[],
  { limit, after }: Keyset,
): Promise<TestItemRow[]> =>
  tx.query(
    `select ${ITEM} from ${LAST}
      where i.topic = any ($1::text[]) and (i.created_at, i.id) < ($2::timestamptz, $3::uuid)
      order by i.created_at desc, i.id desc limit $4`,
    [topics, ...beforeOf(after), limit],
  );

export const itemByKey = async (tx: EntityManager, by: string, key: string): Promise<TestItemRow | undefined> => {
  const [row]: TestItemRow[] = await tx.query(
    `select ${ITEM} from ${LAST} where i.created_by = $1 and i.idempotency_key = $2`,
    [by, key],
  );
  return row;
};

/** Makes changes of one item wait for each other. Needs a system actor. */
export const lockItem = async (tx: EntityManager, id: string): Promise<TestItemRow | undefined> => {
  // by itself, so that the second statement sees what the one before it has written
  await tx.query('select from test_item where id = $1 for update', [id]);
  const [row] = await itemsById(tx, [id]);
  return row;
};

/** An item as it is first written down. */
export interface NewItem {
  readonly id: string;
  readonly committee: string;
  readonly topic: TrainingTopic;
  readonly at: Date;
  readonly by: string;
  readonly idempotency_key: string;
  readonly fingerprint: string;
}

/** Needs a system actor, as all below. */
export const insertItem = async (tx: EntityManager, item: NewItem): Promise<void> => {
  await tx.query(
    `insert into test_item (id, committee_id, topic, created_at, created_by, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [item.id, item.committee, item.topic, item.at, item.by, item.idempotency_key, item.fingerprint],
  );
};

/** Writes the next version of an item; those before it stay as they are. */
export const insertItemVersion = async (
  tx: EntityManager,
  { id, item, at, by }: { readonly id: string; readonly item: string; readonly at: Date; readonly by: string },
  { textEn, textTh, optionsEn, optionsTh, right }: ItemContent,
): Promise<void> => {
  await tx.query(
    `insert into test_item_version (id, test_item_id, number, text_en, text_th, options_en, options_th, right_option,
                                    written_at, written_by)
     select $1, $2, 1 + count(*), $3, $4, $5, $6, $7, $8, $9 from test_item_version where test_item_id = $2`,
    [id, item, textEn, textTh, optionsEn, optionsTh, right, at, by],
  );
};

export const moveItem = async (tx: EntityManager, id: string, state: TestItemState): Promise<TestItemRow> => {
  await tx.query('update test_item set state = $2, version = version + 1 where id = $1', [id, state]);
  const [row] = await itemsById(tx, [id]);
  return row!;
};
