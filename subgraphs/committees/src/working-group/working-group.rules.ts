import type { Obstacle } from '@hub/subgraph-kit';
import type { GroupKind, SeatRole } from '@hub/vocabulary';

/** Each body has a chair of its own, whoever chairs the committee, and a secretary when it wants one. */
export const obstacleToSeats = (seats: readonly { readonly role: SeatRole }[]): Obstacle | null => {
  const count = (role: SeatRole): number => seats.filter((seat) => seat.role === role).length;
  const isLed = count('CHAIR') === 1 && count('SECRETARY') <= 1;
  return isLed ? null : { code: 'WORKING_GROUP_NEEDS_CHAIR', field: 'input.seats' };
};

interface Group {
  readonly kind: GroupKind;
  /** Null for the groups that a committee has by its order of appointment. */
  readonly formedOn: string | null;
  readonly endedOn: string | null;
}

/** Only a group that was formed for a time ends, once, and not before it was formed. */
export const obstacleToEnd = (
  { kind, formedOn, endedOn: ended }: Group,
  { endedOn, today }: { readonly endedOn: string; readonly today: string },
): Obstacle | null => {
  if (kind !== 'WORKING_GROUP' || !formedOn || ended) return { code: 'WORKING_GROUP_OVER', field: 'input.group' };
  return endedOn < formedOn || endedOn > today ? { code: 'INPUT_INVALID', field: 'input.endedOn' } : null;
};
