import { randomUUID, sign } from 'node:crypto';
import { publicHalf, readSystemKey, thumbprintOf } from './system-key.js';

export interface SystemTokenOptions {
  /** Id of the account, as `addSystemAccount` answered it. */
  readonly account: string;
  /** PEM, as `newSystemKey` made it. */
  readonly privateKey: string;
  /** Default: `atip-hub`. */
  readonly audience?: string;
  /** Ms since the epoch. Default: the clock of the machine, which must not be wrong by more than 5 seconds. */
  readonly now?: () => number;
}

/** Seconds a token is valid; the hub takes none that is valid for longer than 10 minutes. */
const VALID_SECONDS = 300;
/** Seconds before its end at which a token is used no more. */
const RENEW_SECONDS = 60;

/**
 * Signs in the own system of an office: no password and no sign-in server, each token is signed with the key of the
 * account and is good for five minutes.
 * @throws {TypeError} when the key is none of the curve Ed25519
 * @example createLiveClient({ live, accessToken: systemToken({ account, privateKey }), storage });
 */
export const systemToken = (options: SystemTokenOptions): (() => Promise<string>) => {
  const { account, audience = 'atip-hub', now = Date.now } = options;
  const key = readSystemKey(options.privateKey);
  const header = { alg: 'EdDSA', typ: 'hub-account+jwt', kid: thumbprintOf(publicHalf(key)) };
  let last = { token: '', until: 0 };
  const make = (iat: number): { token: string; until: number } => {
    const exp = iat + VALID_SECONDS;
    const claims = { iss: account, sub: account, aud: audience, iat, exp, jti: randomUUID() };
    const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return { token: `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`, until: exp };
  };
  return async () => {
    const seconds = Math.floor(now() / 1000);
    if (seconds >= last.until - RENEW_SECONDS) last = make(seconds);
    return last.token;
  };
};
