import { rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import type { SeatEntity } from './seat.entity.js';
import { countMembers, seatsByGroup, seatsByOffice } from './seat.store.js';
import { type Seat, seatOf } from './seat.type.js';

export const seatsOfGroup = rowsByOwner<SeatEntity, Seat>({
  list: seatsByGroup,
  keyOf: ({ committeeGroup }) => committeeGroup,
  shape: seatOf,
});

export const seatOfOffice = rowByKey<SeatEntity, Seat>({
  list: seatsByOffice,
  keyOf: ({ office }) => office ?? '',
  shape: seatOf,
});

export const membersOfCommittee = rowByKey<{ committee: string; members: number }, number>({
  list: countMembers,
  keyOf: ({ committee }) => committee,
  shape: ({ members }) => members,
});
