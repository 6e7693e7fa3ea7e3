const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);
const KEY_BYTES = 32;
/** Of 32 random bytes fewer than this many are different once in more than 10^30 keys. */
const DIFFERENT_BYTES = 12;
const MAKE_ONE = `make one with: node -p "crypto.randomBytes(${KEY_BYTES}).toString('base64url')"`;

/** True for a host name or address that never leaves this machine, as a URL or a setting writes it. */
export const isLoopback = (host: string): boolean => LOOPBACK.has(host);

/** True when what is sent to this address could be read on the way. */
export const isOpenHttp = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol !== 'https:' && !isLoopback(hostname);
};

/**
 * What is wrong with a key that two services share, in words that say how to mend it; never repeats it.
 * @param key base64url
 * @example `keyProblem('x'.repeat(43)) // 'is too weak; make one with: ...'`
 */
export const keyProblem = (key: string): string | undefined => {
  const bytes = Buffer.from(key, 'base64url');
  if (!/^[\w-]*$/.test(key) || bytes.length < KEY_BYTES)
    return `needs ${KEY_BYTES} random bytes, base64url; ${MAKE_ONE}`;
  return new Set(bytes).size < DIFFERENT_BYTES ? `is too weak; ${MAKE_ONE}` : undefined;
};

/**
 * What is wrong when keys for different purposes or pairs of services are the same; never repeats one.
 * @param keys what each is for, as the reader of the message knows it, and the key
 */
export const sharedKeyProblem = (keys: readonly (readonly [string, string])[]): string | undefined => {
  const seen = new Map<string, string>();
  for (const [name, key] of keys) {
    const other = seen.get(key);
    if (other !== undefined) return `${other} and ${name} have the same key; give each its own: ${MAKE_ONE}`;
    seen.set(key, name);
  }
  return undefined;
};

/**
 * What is wrong with answering plain http at this address, in words that say how to mend it.
 * @param setting.host the address to bind
 * @param setting.behindTls whether somebody has said that only a proxy that ends TLS reaches it
 */
export const bindProblem = ({ host, behindTls }: { host: string; behindTls: boolean }): string | undefined =>
  isLoopback(host) || behindTls
    ? undefined
    : 'answers plain http, so bind 127.0.0.1; where only a proxy that ends TLS can reach it, say so: HUB_BEHIND_TLS=yes';
