import { createHmac } from 'node:crypto';

/**
 * A digest that is equal for equal texts of one purpose and unrelated between purposes; it tells nothing without the key.
 * @param indexKey base64url, 32 bytes; not a sealing key, because digests must outlive a rotation
 * @param purpose never changed once digests are stored
 * @returns 43 characters of base64url
 */
export const keyedDigest = (indexKey: string, purpose: string, text: string): string => {
  const key = createHmac('sha256', Buffer.from(indexKey, 'base64url')).update(purpose).digest();
  return createHmac('sha256', key).update(text).digest('base64url');
};
