import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The key pair of a system's account. */
export interface SystemKeyPair {
  /** To be registered with the hub: `publicKey` of `addSystemAccount` and `rotateSystemKey`. No secret. */
  readonly publicKey: string;
  /** PEM. It never leaves the system; keep it in a file that only its account of the machine can read. */
  readonly privateKey: string;
}

/**
 * Makes a new key pair of the curve Ed25519.
 * @example const { publicKey, privateKey } = newSystemKey();
 */
export const newSystemKey = (): SystemKeyPair => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicHalf(privateKey),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};

/** @throws {TypeError} when the PEM holds no private key of that curve */
export const readSystemKey = (pem: string): KeyObject => {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('The key of a system is one of the curve Ed25519.');
  return key;
};

export const publicHalf = (key: KeyObject): string => createPublicKey(key).export({ format: 'jwk' }).x!;

/** The thumbprint of a public key (RFC 7638), by which the hub finds it. */
export const thumbprintOf = (x: string): string =>
  createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
