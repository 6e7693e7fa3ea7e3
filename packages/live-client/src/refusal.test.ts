import { describe, expect, it } from '@jest/globals';
import { CLOSE_CODES, ERROR_CODES, type ErrorCode } from '@hub/vocabulary';
import { closed, codeOf, isPassing, refused } from './refusal.js';

const error = (code: string) => [{ message: '', extensions: { code } }];

describe('what the hub says', () => {
  it('passes when it is about the hub’s state or the token, and when it is not known here', () => {
    const passing = (Object.keys(ERROR_CODES) as ErrorCode[]).filter(isPassing);
    expect(passing.toSorted()).toEqual([
      'AUTH_REQUIRED',
      'AUTH_TOKEN_EXPIRED',
      'AUTH_TOKEN_INVALID',
      'DIRECTORY_STALE',
      'HUB_BUSY',
      'HUB_INTERNAL',
      'HUB_NOT_READY',
      'LIVE_DIRECTORY_STALE',
      'LIVE_TOO_MANY',
      'OPERATION_TIMEOUT',
      'SUBGRAPH_FAILED',
      'SUBGRAPH_UNAVAILABLE',
    ]);
    expect(refused(error('SAID_BY_A_NEWER_HUB'))).toEqual({ final: false, atOnce: false });
  });

  it('is read from anything without harm', () => {
    for (const odd of [undefined, null, [], [null], 'text', new Error('x'), error('toString'), error('__proto__')])
      expect(codeOf(odd)).toBeUndefined();
    expect(codeOf(error('LIVE_RIGHT_ENDED'))).toBe('LIVE_RIGHT_ENDED');
  });

  it('by a close code is final only when a repeat would bring the same', () => {
    const ofCodes = Object.fromEntries(Object.entries(CLOSE_CODES).map(([name, code]) => [name, closed(code, '')]));
    expect(Object.keys(ofCodes).filter((name) => ofCodes[name]!.final)).toEqual([
      'BAD_REQUEST',
      'FORBIDDEN',
      'RIGHT_ENDED',
    ]);
    expect(closed(CLOSE_CODES.UNAUTHORIZED, 'HUB_NOT_READY').code).toBe('HUB_NOT_READY');
    expect(closed(CLOSE_CODES.UNAUTHORIZED, 'Another person').code).toBe('AUTH_TOKEN_INVALID');
    expect(closed(1006, '')).toMatchObject({ final: false });
  });
});
