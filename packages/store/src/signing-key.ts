import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** PKCS8 of an Ed25519 key up to its 32-byte seed. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs texts that others can verify without asking us. */
export interface Signer {
  /** SPKI, base64url: it begins with a letter, so that it can stand in a command line. */
  readonly publicKey: string;
  /** @returns Ed25519 signature of the UTF-8 text, base64url */
  readonly sign: (text: string) => string;
}

/**
 * @param key base64url: the 32-byte seed of an Ed25519 key, or the key as PKCS8
 * @throws when it is neither
 */
export const createSigner = (key: string): Signer => {
  const bytes = Buffer.from(key, 'base64url');
  const privateKey = privateKeyOf(bytes.length === 32 ? Buffer.concat([PKCS8_HEAD, bytes]) : bytes);
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64url');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url') };
};

const privateKeyOf = (der: Buffer): KeyObject => {
  try {
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // told below, without what was given
  }
  throw new Error('a signing key is an Ed25519 seed of 32 bytes, or PKCS8, base64url');
};

const publicKeyOf = (publicKey: string): KeyObject =>
  createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });

/** True for a text that `isSignedBy` takes as a key. */
export const isPublicKey = (text: string): boolean => {
  try {
    return publicKeyOf(text).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
};

/**
 * True when the holder of `publicKey` (SPKI, base64url) signed this text.
 * @throws when `publicKey` is not such a key
 */
export const isSignedBy = (publicKey: string, text: string, signature: string): boolean =>
  verify(null, Buffer.from(text), publicKeyOf(publicKey), Buffer.from(signature, 'base64url'));
