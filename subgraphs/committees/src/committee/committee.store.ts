import { In } from 'typeorm';
import type { EntityManager, Keyed, Keyset } from '@hub/subgraph-kit';
import type { CommitteeLevel } from '@hub/vocabulary';
import { PlaceEntity } from '../place/place.entity.js';
import { CommitteeEntity } from './committee.entity.js';
import { STATES_WITH_OFFICES } from './committee.rules.js';

export interface CommitteeFilter {
  readonly level?: CommitteeLevel | null | undefined;
  readonly place?: string | null | undefined;
}

/** Committees are listed in the order they were entered, then by code. */
export const committeeKey = ({ createdAt, code }: CommitteeEntity): Keyed => ({ at: createdAt, id: code });

/** A code that was given again means the committee that is there now: of each code, the newest comes last. */
export const committeesByKey = (
  tx: EntityManager,
  keys: { readonly ids: readonly string[]; readonly codes: readonly string[] },
): Promise<CommitteeEntity[]> =>
  tx.find(CommitteeEntity, {
    where: [{ id: In([...keys.ids]) }, { code: In([...keys.codes]) }],
    order: { createdAt: 'ASC' },
  });

export const listCommittees = (
  tx: EntityManager,
  { level, place }: CommitteeFilter,
  { limit, after }: Keyset,
): Promise<CommitteeEntity[]> => {
  const query = tx.createQueryBuilder(CommitteeEntity, 'c').orderBy('c.createdAt').addOrderBy('c.code').limit(limit);
  if (level) query.andWhere('c.level = :level', { level });
  if (place) query.andWhere('c.place in (select pcode from place where within @> array[:place])', { place });
  if (after) query.andWhere('(c.createdAt, c.code) > (:at::timestamptz, :id::text)', after);
  return query.getMany();
};

/** The first 100 committees directly below each one, by code. */
export const committeesByParent = (tx: EntityManager, parents: readonly string[]): Promise<CommitteeEntity[]> =>
  tx
    .createQueryBuilder(CommitteeEntity, 'c')
    .where(
      `c.id in (select b.id from unnest(:parents::uuid[]) as w (parent) cross join lateral (
         select id from committee where parent = w.parent order by code limit 100) b)`,
      { parents: [...parents] },
    )
    .orderBy('c.code')
    .getMany();

/**
 * The established committee that a new one of a place comes under: of its province once that has offices, else the
 * national one. It is held until the transaction ends, so that none is founded meanwhile without taking the new one.
 * Needs a system actor.
 * @returns its id
 */
export const committeeAbove = async (
  tx: EntityManager,
  { pcode, within }: Pick<PlaceEntity, 'pcode' | 'within'>,
): Promise<string | null> => {
  const around = within.filter((each) => each !== pcode);
  await tx.query('select from committee where place = any ($1::text[]) for share', [around]);
  const [above]: { id: string }[] = await tx.query(
    `select id from committee where place = any ($1::text[]) and state = any ($2::text[])
      order by array_position($1::text[], place) desc limit 1`,
    [around, STATES_WITH_OFFICES],
  );
  return above?.id ?? null;
};

/** The committees of districts in a province come under its committee; those that did not before, as they now stand. */
export const bringUnder = async (tx: EntityManager, { id, place }: CommitteeEntity): Promise<CommitteeEntity[]> => {
  const districts = await tx
    .createQueryBuilder(CommitteeEntity, 'c')
    .innerJoin(PlaceEntity, 'p', 'p.pcode = c.place and p.within @> array[:place]', { place })
    .where(`c.level = 'DISTRICT' and c.state <> 'DISSOLVED' and c.parent is distinct from :id::uuid`, { id })
    .orderBy('c.id')
    .getMany();
  const moved = districts.map((row) => Object.assign(row, { parent: id }));
  for (const row of moved) await tx.update(CommitteeEntity, { id: row.id }, { parent: id });
  return moved;
};

/** For each place the nearest active committee around it, with the place it was asked for. */
export const committeesForPlaces = async (
  tx: EntityManager,
  pcodes: readonly string[],
): Promise<{ asked: string; row: CommitteeEntity }[]> => {
  const { entities, raw } = await tx
    .createQueryBuilder(CommitteeEntity, 'c')
    .innerJoin(
      `(select distinct on (p.pcode) p.pcode as asked, a.id
          from place p join committee a on a.place = any (p.within) and a.state = 'ACTIVE'
         where p.pcode = any (:pcodes::text[])
         order by p.pcode, array_position(p.within, a.place) desc)`,
      'nearest',
      'nearest.id = c.id',
    )
    .addSelect('nearest.asked', 'asked')
    .setParameter('pcodes', [...pcodes])
    .getRawAndEntities<{ c_id: string; asked: string }>();
  const byId = new Map(entities.map((row) => [row.id, row]));
  return raw.flatMap(({ c_id, asked }) => {
    const row = byId.get(c_id);
    return row ? [{ asked, row }] : [];
  });
};

/** Enters committees that are not there yet. */
export const insertCommittees = async (tx: EntityManager, rows: readonly Partial<CommitteeEntity>[]): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(CommitteeEntity)
    .values([...rows])
    .orIgnore()
    .execute();
};

/** Makes changes of one committee wait for each other; null when there is none. Needs a system actor. */
export const lockCommittee = (tx: EntityManager, id: string): Promise<CommitteeEntity | null> =>
  tx.findOne(CommitteeEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });

/** What a committee becomes: its next version. */
export const changeCommittee = (
  tx: EntityManager,
  row: CommitteeEntity,
  change: Partial<CommitteeEntity>,
): Promise<CommitteeEntity> => tx.save(Object.assign(row, change, { version: row.version + 1 }));

export const proposalByKey = (tx: EntityManager, proposedBy: string, key: string): Promise<CommitteeEntity | null> =>
  tx.findOneBy(CommitteeEntity, { proposedBy, idempotencyKey: key });
