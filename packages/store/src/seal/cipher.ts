import { createCipheriv, randomBytes } from 'node:crypto';

export const ALGORITHM = 'aes-256-gcm';
/** Bytes of the nonce, which comes first. */
export const NONCE = 12;
/** Bytes of the tag, which comes after the nonce. */
export const TAG = 16;

/** What a ciphertext is bound to; a list, so that no two contexts can be written alike. */
export type Bound = readonly string[];

export const aad = (bound: Bound): Buffer => Buffer.from(JSON.stringify(bound));

/** AES-256-GCM: nonce, tag and ciphertext in one. */
export const encrypt = (key: Buffer, plain: Buffer, bound: Bound): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(aad(bound));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
};
