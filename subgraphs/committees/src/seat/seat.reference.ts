import { rowsByOwner } from '@hub/subgraph-kit';
import type { SeatEntity } from './seat.entity.js';
import { seatsByGroup } from './seat.store.js';
import { type Seat, seatOf } from './seat.type.js';

export const seatsOfGroup = rowsByOwner<SeatEntity, Seat>({
  list: seatsByGroup,
  keyOf: ({ committeeGroup }) => committeeGroup,
  shape: seatOf,
});
