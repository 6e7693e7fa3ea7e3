import { In } from 'typeorm';
import type { EntityManager } from '@hub/subgraph-kit';
import { SeatEntity } from './seat.entity.js';

export const seatsByGroup = (tx: EntityManager, groups: readonly string[]): Promise<SeatEntity[]> =>
  tx.find(SeatEntity, { where: { committeeGroup: In([...groups]) }, order: { ordinal: 'ASC' } });

/** Enters seats that are not there yet. */
export const insertSeats = async (tx: EntityManager, rows: readonly SeatEntity[]): Promise<void> => {
  await tx
    .createQueryBuilder()
    .insert()
    .into(SeatEntity)
    .values([...rows])
    .orIgnore()
    .execute();
};
