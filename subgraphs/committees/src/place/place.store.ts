import { In } from 'typeorm';
import type { EntityManager, Keyed, Keyset } from '@hub/subgraph-kit';
import type { PlaceLevel } from '@hub/vocabulary';
import { PlaceEntity } from './place.entity.js';

export interface PlaceFilter {
  readonly level?: PlaceLevel | null | undefined;
  readonly parent?: string | null | undefined;
  /** Places that have ended too. */
  readonly ended?: boolean;
}

/** Places are listed in the order they were entered, then by P-code. */
export const placeKey = ({ createdAt, pcode }: PlaceEntity): Keyed => ({ at: createdAt, id: pcode });

export const placesByCode = (tx: EntityManager, pcodes: readonly string[]): Promise<PlaceEntity[]> =>
  tx.find(PlaceEntity, { where: { pcode: In([...pcodes]) } });

/** By the calendar of the hub's country. */
const STANDS = `ended_on is null or ended_on > (now() at time zone 'Asia/Bangkok')::date`;

export const listPlaces = (
  tx: EntityManager,
  { level, parent, ended }: PlaceFilter,
  { limit, after }: Keyset,
): Promise<PlaceEntity[]> => {
  const query = tx.createQueryBuilder(PlaceEntity, 'p').orderBy('p.createdAt').addOrderBy('p.pcode').limit(limit);
  if (level) query.andWhere('p.level = :level', { level });
  if (!ended) query.andWhere(`(${STANDS})`);
  if (parent) query.andWhere('p.parent = :parent', { parent });
  if (after) query.andWhere('(p.createdAt, p.pcode) > (:at::timestamptz, :id::text)', after);
  return query.getMany();
};

/** The first 100 places that lie directly in each place and have not ended, by P-code. */
export const placesByParent = (tx: EntityManager, parents: readonly string[]): Promise<PlaceEntity[]> =>
  tx
    .createQueryBuilder(PlaceEntity, 'p')
    .where(
      `p.pcode in (select c.pcode from unnest(:parents::text[]) as w (parent) cross join lateral (
         select pcode from place where parent = w.parent and (${STANDS}) order by created_at, pcode limit 100) c)`,
      { parents: [...parents] },
    )
    .orderBy('p.createdAt')
    .addOrderBy('p.pcode')
    .getMany();

/** Enters places that are not there yet; of the others only what they face is renewed. */
export const insertPlaces = async (tx: EntityManager, places: readonly Partial<PlaceEntity>[]): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(PlaceEntity)
    .values([...places])
    .orUpdate(['faces'], ['pcode'])
    .execute();
};

/** Enters places, or puts those that are there as they are told. */
export const savePlaces = async (tx: EntityManager, places: readonly PlaceEntity[]): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(PlaceEntity)
    .values([...places])
    .orUpdate(['name_en', 'name_th', 'name_lo', 'name_my', 'aliases', 'faces', 'ended_on'], ['pcode'])
    .execute();
};
