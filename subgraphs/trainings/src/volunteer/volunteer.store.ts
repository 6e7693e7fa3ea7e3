import { beforeOf, type EntityManager, type Keyed, type Keyset, type Period } from '@hub/subgraph-kit';
import type { VolunteerNumbers } from './volunteer.rules.js';

/** A group as it is stored. */
export interface VolunteerGroupRow extends VolunteerNumbers {
  readonly id: string;
  readonly committee: string;
  /** P-code. */
  readonly place: string;
  readonly village: string;
  readonly version: number;
  readonly recorded_at: Date;
  readonly fingerprint: string;
}

export const volunteerKey = ({ recorded_at: at, id }: VolunteerGroupRow): Keyed => ({ at, id });

const COLUMNS = 'g.id, committee, place, village, members, female, male, youth, version, recorded_at, fingerprint';

export const volunteerGroupsById = (tx: EntityManager, ids: readonly string[]): Promise<VolunteerGroupRow[]> =>
  tx.query(`select ${COLUMNS} from volunteer_group g where g.id = any ($1::uuid[])`, [ids]);

/** A page of the groups of each committee, the last recorded first. */
export const volunteerGroupsOf = (
  tx: EntityManager,
  committees: readonly string[],
  { keyset: { limit, after } }: { readonly keyset: Keyset },
): Promise<VolunteerGroupRow[]> =>
  tx.query(
    `select page.* from unnest($1::uuid[]) as owner (id) cross join lateral (
       select ${COLUMNS} from volunteer_group g
        where g.committee = owner.id and (g.recorded_at, g.id) < ($2::timestamptz, $3::uuid)
        order by g.recorded_at desc, g.id desc limit $4) page`,
    [committees, ...beforeOf(after), limit],
  );

/** What somebody recorded under a key. Needs a system actor. */
export const volunteerGroupByKey = async (
  tx: EntityManager,
  by: string,
  key: string,
): Promise<VolunteerGroupRow | undefined> => {
  const rows: VolunteerGroupRow[] = await tx.query(
    `select ${COLUMNS} from volunteer_group g where recorded_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return rows[0];
};

/** Who recorded a group, under which key, and the key that villages of one name share. */
export interface VolunteerRecording {
  readonly by: string;
  readonly key: string;
  readonly villageKey: string;
}

/**
 * Stores a group. Needs a system actor.
 * @returns false when its committee has one of that village, or its caller used the key before
 */
export const insertVolunteerGroup = async (
  tx: EntityManager,
  row: Omit<VolunteerGroupRow, 'version'>,
  { by, key, villageKey }: VolunteerRecording,
): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `insert into volunteer_group (id, committee, place, village, village_key, members, female, male, youth,
                                  recorded_at, recorded_by, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing returning id`,
    [
      ...[row.id, row.committee, row.place, row.village, villageKey, row.members, row.female, row.male, row.youth],
      ...[row.recorded_at, by, key, row.fingerprint],
    ],
  );
  return rows.length > 0;
};

/**
 * Changes the numbers of a group. Needs a system actor.
 * @returns undefined when the version is no longer the one given
 */
export const changeNumbers = async (
  tx: EntityManager,
  { id, version }: { readonly id: string; readonly version: number },
  { members, female, male, youth }: VolunteerNumbers,
): Promise<VolunteerGroupRow | undefined> => {
  const [rows]: [VolunteerGroupRow[], number] = await tx.query(
    `update volunteer_group g set members = $3, female = $4, male = $5, youth = $6, version = version + 1
      where g.id = $1 and version = $2 returning ${COLUMNS}`,
    [id, version, members, female, male, youth],
  );
  return rows[0];
};

/** Groups by the instant they were recorded at, each in one period for ever. Needs a system actor. */
export const volunteersRecordedIn = (
  tx: EntityManager,
  { from, until }: Period,
): Promise<(VolunteerNumbers & { readonly place: string })[]> =>
  tx.query(
    'select place, members, female, male, youth from volunteer_group where recorded_at >= $1 and recorded_at < $2',
    [from, until],
  );
