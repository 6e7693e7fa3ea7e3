import { createHmac } from 'node:crypto';

/**
 * Ids for a file: the same for each file of one purpose, unrelated to those of another and to the hub's own, and made
 * by nobody without the key of the hub.
 */
export const pseudonymsFor = (indexKey: string, purpose: string): ((of: 'case' | 'person', id: string) => string) => {
  const key = createHmac('sha256', Buffer.from(indexKey, 'base64url')).update(`export|${purpose}`).digest();
  return (of, id) => createHmac('sha256', key).update(`${of}|${id}`).digest('hex').slice(0, 32);
};
