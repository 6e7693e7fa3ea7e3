import { createHmac } from 'node:crypto';
import { plainCode } from '../one-time-code/one-time-code.rules.js';

/** What a code is found by; it tells nothing without the index key. */
export const tokenOfCode = (indexKey: string, typed: string): string => keyed(indexKey, 'CODE', plainCode(typed));

/**
 * What a tip sent again is known by: its key and all that it says. Nobody can learn whether another one used a key,
 * and who knows both has sent it.
 */
export const keyOfTip = (indexKey: string, key: string, words: string): string =>
  keyed(indexKey, 'KEY', JSON.stringify([key, words]));

const keyed = (indexKey: string, what: string, text: string): string => {
  const key = createHmac('sha256', Buffer.from(indexKey, 'base64url')).update(`tip|${what}`).digest();
  return createHmac('sha256', key).update(text).digest('base64url');
};
