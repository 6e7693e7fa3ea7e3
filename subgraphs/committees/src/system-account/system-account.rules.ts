/** Accounts an office may have at one time. */
export const MOST_ACCOUNTS = 5;
/** Hours an old key may go on beside a new one. */
export const MOST_OVERLAP_HOURS = 168;
const HOUR_MS = 3_600_000;
const KEY_BYTES = 32;

/** Whether this is a public key of the curve Ed25519 as a JWK has it in `x`. */
export const isEd25519 = (text: string): boolean =>
  /^[\w-]{43}$/.test(text) && Buffer.from(text, 'base64url').length === KEY_BYTES;

/**
 * When a key ends that another one follows: the current one after the overlap, an older one with the new one.
 * @param endsAt when it would have ended; null for the current one
 */
export const endAfterRotation = (endsAt: Date | null, now: Date, overlapHours: number): Date =>
  endsAt === null ? new Date(now.getTime() + overlapHours * HOUR_MS) : endsAt < now ? endsAt : now;
