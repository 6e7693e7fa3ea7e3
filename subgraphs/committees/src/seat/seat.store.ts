import { In, IsNull } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { SeatEntity } from './seat.entity.js';

export const seatsById = (tx: EntityManager, ids: readonly string[]): Promise<SeatEntity[]> =>
  tx.find(SeatEntity, { where: { id: In([...ids]) } });

export const seatsByGroup = (tx: EntityManager, groups: readonly string[]): Promise<SeatEntity[]> =>
  tx.find(SeatEntity, { where: { committeeGroup: In([...groups]) }, order: { ordinal: 'ASC' } });

/** The seats that stand for these offices now. */
export const seatsByOffice = (tx: EntityManager, offices: readonly string[]): Promise<SeatEntity[]> =>
  tx.find(SeatEntity, { where: { office: In([...offices]), endedOn: IsNull() }, order: { ordinal: 'ASC' } });

/** Whether a seat stands for an office now, and its group is still there. */
export const hasStandingSeat = async (tx: EntityManager, office: string): Promise<boolean> => {
  const rows = await tx.query<object[]>(
    `select from seat s join committee_group g on g.id = s.committee_group
      where s.office = $1 and s.ended_on is null and g.ended_on is null`,
    [office],
  );
  return rows.length > 0;
};

/** Members of each committee: seats of its executive and operations groups, a title in several of them once. */
export const countMembers = (
  tx: EntityManager,
  committees: readonly string[],
): Promise<{ committee: string; members: number }[]> =>
  tx.query(
    `select g.committee, count(distinct (s.organization, s.title_en))::integer as members
       from committee_group g join seat s on s.committee_group = g.id
      where g.committee = any ($1::uuid[]) and s.ended_on is null and g.ended_on is null
        and g.kind not in ('WORKING_GROUP', 'WATCHDOG_NETWORK')
      group by g.committee`,
    [committees],
  );

/** Enters seats that are not there yet. */
export const insertSeats = async (tx: EntityManager, rows: readonly Partial<SeatEntity>[]): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(SeatEntity)
    .values([...rows])
    .orIgnore()
    .execute();
};

/** Gives seats the offices through which they are held; one that has an office keeps it. */
export const linkSeats = async (
  tx: EntityManager,
  seats: readonly Pick<SeatEntity, 'id' | 'office'>[],
): Promise<void> => {
  for (const { id, office } of seats) await tx.update(SeatEntity, { id, office: IsNull() }, { office });
};

export const endSeatOn = async (tx: EntityManager, id: string, endedOn: string): Promise<void> => {
  await tx.update(SeatEntity, { id }, { endedOn });
};
