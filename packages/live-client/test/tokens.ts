import type { Clock } from '../src/index.js';

const encoded = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');

let made = 0;

/** A token that is valid for so many seconds of the clock. */
export const tokenFor = (clock: Clock, seconds: number): string => {
  const iat = clock.now() / 1_000;
  return `head.${encoded({ iat, exp: iat + seconds, jti: ++made })}.signature`;
};

/** When a token ends, milliseconds since the epoch; 0 for what is none. */
export const endOfToken = (token: unknown): number => {
  try {
    const claims = Buffer.from(String(token).split('.')[1]!, 'base64url').toString();
    return (JSON.parse(claims) as { exp: number }).exp * 1_000;
  } catch {
    return 0;
  }
};
