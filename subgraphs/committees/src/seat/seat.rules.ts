import type { Obstacle } from '@hub/subgraph-kit';
import type { SeatRole } from '@hub/vocabulary';

/** Roles that one seat of a group has. */
const ALONE: readonly SeatRole[] = ['CHAIR', 'SECRETARY'];

/** What stands against another seat of a group: that it ended, or that it has its chair, or its secretary. */
export const obstacleToSeat = (
  group: { readonly endedOn: string | null },
  seats: readonly { readonly role: SeatRole; readonly endedOn: string | null }[],
  role: SeatRole,
): Obstacle | null => {
  if (group.endedOn) return { code: 'SEAT_ENDED', field: 'input.group' };
  const isTaken = ALONE.includes(role) && seats.some((seat) => seat.role === role && !seat.endedOn);
  return isTaken ? { code: 'SEAT_ROLE_TAKEN', field: 'input.role' } : null;
};
