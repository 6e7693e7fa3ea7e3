import type { Obstacle } from '@hub/subgraph-kit';
import type { SeatRole } from '@hub/vocabulary';

/** Roles that one seat of a group has. */
const ALONE: readonly SeatRole[] = ['CHAIR', 'SECRETARY'];

/** The seat of a group that another one of the same role follows: of a role that one seat has, the last that ended. */
export const formerSeat = <Seat extends { readonly role: SeatRole; readonly endedOn: string | null }>(
  seats: readonly Seat[],
  role: SeatRole,
): Seat | undefined =>
  ALONE.includes(role)
    ? seats
        .filter((seat) => seat.role === role && seat.endedOn)
        .sort((a, b) => a.endedOn!.localeCompare(b.endedOn!))
        .at(-1)
    : undefined;

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
