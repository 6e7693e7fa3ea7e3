import { encrypt } from './cipher.js';
import { decrypt } from './decrypt.js';

/** A data key as the database keeps it: useless without the key of this id. */
export interface WrappedKey {
  readonly keyId: string;
  readonly wrapped: Buffer;
}

const ENTRY = /^([a-z0-9][a-z0-9-]{0,31}):([\w-]{43})$/;
const SHAPE =
  'keys as <id>:<32 random bytes, base64url>, separated by commas, the current one first; an id has small letters, digits and hyphens';
const bound = (subject: string, keyId: string) => ['wrap', 'v2', subject, keyId];

/** Keeps the keys out of the public face of a ring: outside this folder nothing can wrap or unwrap with one. */
const keys = new WeakMap<Keyring, ReadonlyMap<string, Buffer>>();

/** The keys that wrap data keys, kept outside the database, each with an id. The first is current and wraps. */
export class Keyring {
  /** Id of the current key. */
  readonly current: string;

  /**
   * @param text `k2:<32 bytes, base64url>,k1:<...>`, the current key first
   * @throws {Error} whose message says how it should look and repeats nothing of it
   */
  constructor(text: string) {
    const entries = text.split(',').map((entry) => ENTRY.exec(entry.trim()));
    if (entries.includes(null)) throw new Error(`needs ${SHAPE}`);
    const read = new Map(entries.map((entry) => [entry![1]!, Buffer.from(entry![2]!, 'base64url')]));
    if (read.size < entries.length) throw new Error('gives two keys one id; each key needs an id of its own');
    keys.set(this, read);
    this.current = entries[0]![1]!;
  }

  has(keyId: string): boolean {
    return keys.get(this)!.has(keyId);
  }
}

/** Wraps under the current key. */
export const wrapKey = (ring: Keyring, dataKey: Buffer, subject: string): WrappedKey => {
  const keyId = ring.current;
  return { keyId, wrapped: encrypt(keys.get(ring)!.get(keyId)!, dataKey, bound(subject, keyId)) };
};

/** @throws when the ring lacks the key, holds another under its id, or the wrapped key is of another subject */
export const unwrapKey = (ring: Keyring, { keyId, wrapped }: WrappedKey, subject: string): Buffer => {
  const key = keys.get(ring)!.get(keyId);
  if (!key) throw new Error(`the ring of sealing keys lacks ${keyId}`);
  return decrypt(key, wrapped, bound(subject, keyId));
};
