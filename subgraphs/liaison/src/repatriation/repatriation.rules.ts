import type { RepatriationState } from '@hub/vocabulary';

/** The transitions of the first states. Leaving ON_HOLD leads only back to where it was put on hold. */
const NEXT: Readonly<Partial<Record<RepatriationState, readonly RepatriationState[]>>> = {
  REQUESTED: ['COUNTERPART_NOTIFIED', 'ON_HOLD', 'WITHDRAWN'],
  COUNTERPART_NOTIFIED: ['COUNTERPART_ACKNOWLEDGED', 'ON_HOLD', 'WITHDRAWN'],
  COUNTERPART_ACKNOWLEDGED: ['TRACING', 'ON_HOLD', 'WITHDRAWN'],
  TRACING: ['ON_HOLD', 'WITHDRAWN'],
};

export interface Standing {
  readonly state: RepatriationState;
  readonly heldFrom: RepatriationState | null;
  readonly releasedAt: Date | null;
}

/** Whether a repatriation may go to a state now; before its release no state says that the other side knows. */
export const mayAdvance = ({ state, heldFrom, releasedAt }: Standing, to: RepatriationState): boolean => {
  if (to === 'COUNTERPART_NOTIFIED' && !releasedAt) return false;
  if (state === 'ON_HOLD') return to === heldFrom || to === 'WITHDRAWN';
  return NEXT[state]?.includes(to) ?? false;
};

/** Whether the other side may be told of it from now on. */
export const mayRelease = ({ state, releasedAt }: Standing): boolean => !releasedAt && state !== 'WITHDRAWN';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A pseudonym made of nothing but the random bits of a new UUID. */
export const refOf = (randomId: string): string => {
  const bytes = Buffer.from(randomId.replaceAll('-', ''), 'hex').subarray(0, 6);
  return `REP-${Array.from(bytes, (byte) => BASE32.charAt(byte % BASE32.length)).join('')}`;
};

/** A reference as people write it, e.g. ` rep-7f3kq2 `. */
export const readRef = (written: string): string => written.trim().toUpperCase();
