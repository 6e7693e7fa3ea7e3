import { beforeOf, type DatedFact, type EntityManager, isId, type Keyed, type Keyset } from '@hub/subgraph-kit';
import type { OutreachKind, TrainingTopic } from '@hub/vocabulary';
import type { Reach } from './outreach.rules.js';

/** What is known of an event, all of which can be put right; `held_on` is an ISO day. */
export interface OutreachFacts extends Reach {
  readonly held_on: string;
  readonly place: string;
  readonly kind: OutreachKind;
  readonly topics: readonly TrainingTopic[];
  readonly lower_bound: boolean;
  readonly materials: string | null;
  readonly partner: string | null;
  readonly committee: string | null;
}

/** An event as it is stored. */
export interface OutreachRow extends OutreachFacts {
  readonly id: string;
  readonly version: number;
  readonly fingerprint: string;
}

/** Lists run from the latest day, then by id. */
export const outreachKey = ({ held_on: at, id }: OutreachRow): Keyed => ({ at, id });

const COLUMNS = `id, held_on::text as held_on, place, kind, topics, reach, lower_bound, female, male, children, adults,
  materials, partner, committee, version, fingerprint`;

export const outreachById = (tx: EntityManager, ids: readonly string[]): Promise<OutreachRow[]> =>
  tx.query(`select ${COLUMNS} from outreach_event where id = any ($1::uuid[])`, [ids]);

export interface OutreachFilter {
  readonly committee?: string | null;
  readonly kind?: OutreachKind | null;
}

export const listOutreach = async (
  tx: EntityManager,
  { committee = null, kind = null }: OutreachFilter,
  { limit, after }: Keyset,
): Promise<OutreachRow[]> => {
  if (committee !== null && !isId(committee)) return [];
  return tx.query(
    `select ${COLUMNS} from outreach_event o
      where ($1::uuid is null or o.committee = $1) and ($2::text is null or o.kind = $2)
        and (o.held_on, o.id) < ($3::date, $4::uuid)
      order by o.held_on desc, o.id desc limit $5`,
    [committee, kind, ...beforeOf(after), limit],
  );
};

/** The same page of several committees at once. */
export const outreachOf = (
  tx: EntityManager,
  committees: readonly string[],
  { keyset: { limit, after } }: { readonly keyset: Keyset },
): Promise<OutreachRow[]> =>
  tx.query(
    `select page.* from unnest($1::uuid[]) as owner (id) cross join lateral (
       select ${COLUMNS.replace(/^id/, 'o.id')} from outreach_event o
        where o.committee = owner.id and (o.held_on, o.id) < ($2::date, $3::uuid)
        order by o.held_on desc, o.id desc limit $4) page`,
    [committees, ...beforeOf(after), limit],
  );

/** What somebody recorded under a key. */
export const outreachByKey = async (tx: EntityManager, by: string, key: string): Promise<OutreachRow | undefined> => {
  const rows: OutreachRow[] = await tx.query(
    `select ${COLUMNS} from outreach_event where recorded_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return rows[0];
};

/** Who recorded an event, when, and under which key. */
export interface OutreachRecording {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly key: string;
  readonly fingerprint: string;
}

const FACTS =
  'held_on, place, kind, topics, reach, lower_bound, female, male, children, adults, materials, partner, committee';
const valuesOf = (facts: OutreachFacts): unknown[] => [
  ...[facts.held_on, facts.place, facts.kind, facts.topics, facts.reach, facts.lower_bound, facts.female],
  ...[facts.male, facts.children, facts.adults, facts.materials, facts.partner, facts.committee],
];

/** Stores an event unless its caller used the key before. Needs a system actor, as all below. */
export const insertOutreach = async (
  tx: EntityManager,
  facts: OutreachFacts,
  { id, by, at, key, fingerprint }: OutreachRecording,
): Promise<void> => {
  await tx.query(
    `insert into outreach_event (${FACTS}, id, fingerprint, recorded_by, recorded_at, idempotency_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) on conflict do nothing`,
    [...valuesOf(facts), id, fingerprint, by, at, key],
  );
};

/** Makes changes of one event wait for each other. */
export const lockOutreach = async (tx: EntityManager, id: string): Promise<OutreachRow | undefined> => {
  const [row]: OutreachRow[] = await tx.query(`select ${COLUMNS} from outreach_event where id = $1 for update`, [id]);
  return row;
};

/** Keeps what is recorded of an event that is about to be put right, and why it is. */
export const keepFormer = async (
  tx: EntityManager,
  id: string,
  { by, at, reason }: { readonly by: string; readonly at: Date; readonly reason: string },
): Promise<void> => {
  await tx.query(
    `insert into outreach_correction (${FACTS}, outreach_event, version, corrected_by, corrected_at, reason)
     select ${FACTS}, id, version, $2, $3, $4 from outreach_event where id = $1`,
    [id, by, at, reason],
  );
};

/** Writes what is right of an event, in its next version. */
export const rewriteOutreach = async (tx: EntityManager, id: string, facts: OutreachFacts): Promise<OutreachRow> => {
  const [rows]: [OutreachRow[], number] = await tx.query(
    `update outreach_event set (${FACTS}, version) =
       row ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, version + 1) where id = $14 returning ${COLUMNS}`,
    [...valuesOf(facts), id],
  );
  return rows[0]!;
};

/** An event as it was recorded before a correction, of which the graph tells no words. */
export interface OutreachCorrectionRow extends Omit<OutreachFacts, 'materials' | 'partner'> {
  readonly event: string;
  readonly version: number;
  readonly corrected_at: Date;
  /** Null where none was asked for yet. */
  readonly reason: string | null;
}

/** As each of these events was before, the last correction first, at most 20 of each. */
export const correctionsOf = (tx: EntityManager, events: readonly string[]): Promise<OutreachCorrectionRow[]> =>
  tx.query(
    `select former.* from unnest($1::uuid[]) as event (id) cross join lateral (
       select outreach_event as event, version, held_on::text as held_on, place, kind, topics, reach, lower_bound, female,
              male, children, adults, committee, corrected_at, reason
         from outreach_correction where outreach_event = event.id order by version desc limit 20) former`,
    [events],
  );

/** What the outreach of a committee reached in a quarter; `committee` is empty where none held it. */
export interface QuarterOfOutreach extends DatedFact {
  readonly people: number;
  readonly female: number;
  readonly male: number;
  readonly lowerBound: boolean;
}

export const quartersOfOutreach = (tx: EntityManager): Promise<QuarterOfOutreach[]> =>
  tx.query(
    `select coalesce(committee::text, '') as committee, max(held_on)::text as day, sum(reach)::int as people,
            coalesce(sum(female), 0)::int as female, coalesce(sum(male), 0)::int as male,
            bool_or(lower_bound) as "lowerBound"
       from outreach_event group by committee, date_trunc('quarter', held_on)`,
  );
