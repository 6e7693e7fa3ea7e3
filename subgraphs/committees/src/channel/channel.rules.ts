/** Channels one person, or one office, may have. */
export const MOST_CHANNELS = 10;
/** Codes and tests for one person, or one webhook, in 24 hours: a hub must not be the one that floods a phone. */
export const MOST_UNASKED = 20;
/** Milliseconds a code is good for. */
export const CODE_MS = 15 * 60_000;
/** Wrong guesses a code survives. */
const MOST_GUESSES = 5;
const DIGITS = 8;

/** What a code is made of. The digest is keyed by the person's own data key, so nothing stored gives the code away. */
export const codeSource = (channel: string, number: number): string => `code:${channel}:${number}`;

/** Eight digits of a digest. */
export const codeOf = (digest: string): string =>
  (Buffer.from(digest, 'base64url').readBigUInt64BE(0) % BigInt(10 ** DIGITS)).toString().padStart(DIGITS, '0');

export interface CodeState {
  readonly codeAttempts: number;
  readonly codeUntil: Date | null;
  readonly endedAt: Date | null;
}

/** Whether a guess is still looked at. */
export const takesGuess = ({ codeAttempts, codeUntil, endedAt }: CodeState, now: Date): boolean =>
  endedAt === null && codeUntil !== null && codeUntil > now && codeAttempts < MOST_GUESSES;
