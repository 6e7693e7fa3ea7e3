import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** What a ciphertext is bound to; a list, so that no two contexts can be written alike. */
export type Bound = readonly string[];

const aad = (bound: Bound): Buffer => Buffer.from(JSON.stringify(bound));

/** AES-256-GCM: nonce, tag and ciphertext in one. */
export const encrypt = (key: Buffer, plain: Buffer, bound: Bound): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(aad(bound));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
};

/** @throws when the bytes were changed, bound to something else, or encrypted under another key */
export const decrypt = (key: Buffer, bytes: Buffer, bound: Bound): Buffer => {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(aad(bound))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
};
