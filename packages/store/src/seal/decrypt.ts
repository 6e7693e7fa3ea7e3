import { createDecipheriv } from 'node:crypto';
import { aad, ALGORITHM, type Bound, NONCE, TAG } from './cipher.js';

/** @throws when the bytes were changed, bound to something else, or encrypted under another key */
export const decrypt = (key: Buffer, bytes: Buffer, bound: Bound): Buffer => {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(aad(bound))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
};
