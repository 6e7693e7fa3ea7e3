import { beforeOf, type DatedFact, type EntityManager, isId, type Keyed, type Keyset } from '@hub/subgraph-kit';
import type { OutreachKind, TrainingTopic } from '@hub/vocabulary';
import type { Reach } from './outreach.rules.js';

/** An event as it is stored; `held_on` is an ISO day. */
export interface OutreachRow extends Reach {
  readonly id: string;
  readonly held_on: string;
  readonly place: string;
  readonly kind: OutreachKind;
  readonly topics: readonly TrainingTopic[];
  readonly lower_bound: boolean;
  readonly materials: string | null;
  readonly partner: string | null;
  readonly committee: string | null;
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
  readonly by: string;
  readonly at: Date;
  readonly key: string;
}

/** Stores an event unless its caller used the key before. Needs a system actor. */
export const insertOutreach = async (
  tx: EntityManager,
  row: Omit<OutreachRow, 'version'>,
  { by, at, key }: OutreachRecording,
): Promise<void> => {
  await tx.query(
    `insert into outreach_event (id, held_on, place, kind, topics, reach, lower_bound, female, male, children, adults,
                                 materials, partner, committee, fingerprint, recorded_by, recorded_at, idempotency_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) on conflict do nothing`,
    [
      ...[row.id, row.held_on, row.place, row.kind, row.topics, row.reach, row.lower_bound],
      ...[row.female, row.male, row.children, row.adults, row.materials, row.partner, row.committee],
      ...[row.fingerprint, by, at, key],
    ],
  );
};

/**
 * Puts right how many were reached. Needs a system actor.
 * @returns undefined when the version is no longer the one given
 */
export const correctReach = async (
  tx: EntityManager,
  { id, version }: { readonly id: string; readonly version: number },
  given: Reach & { readonly lowerBound: boolean },
): Promise<OutreachRow | undefined> => {
  const [rows]: [OutreachRow[], number] = await tx.query(
    `update outreach_event set reach = $3, lower_bound = $4, female = $5, male = $6, children = $7, adults = $8,
            version = version + 1 where id = $1 and version = $2 returning ${COLUMNS}`,
    [id, version, given.reach, given.lowerBound, given.female, given.male, given.children, given.adults],
  );
  return rows[0];
};

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
