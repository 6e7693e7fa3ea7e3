import { keyedDigest } from '@hub/subgraph-kit';
import { plainCode } from '../one-time-code/one-time-code.rules.js';

/** What a code is found by; it tells nothing without the index key. */
export const tokenOfCode = (indexKey: string, typed: string): string =>
  keyedDigest(indexKey, 'tip|CODE', plainCode(typed));

/**
 * What a tip sent again is known by: its key and all that it says. Nobody can learn whether another one used a key,
 * and who knows both has sent it.
 */
export const keyOfTip = (indexKey: string, key: string, words: string): string =>
  keyedDigest(indexKey, 'tip|KEY', JSON.stringify([key, words]));
