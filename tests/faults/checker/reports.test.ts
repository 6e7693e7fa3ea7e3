import { describe, expect, it } from '@jest/globals';
import { type Attempt, problemsOf, type Received } from './reports.js';

const ATTEMPTS: readonly Attempt[] = [
  { key: 'a', outcome: 'UNKNOWN' },
  { key: 'a', outcome: 'OK', case: 'case-a' },
  { key: 'b', outcome: 'OK', case: 'case-b' },
  { key: 'b', outcome: 'OK', case: 'case-b' },
  { key: 'c', outcome: 'FAILED' },
  { key: 'd', outcome: 'UNKNOWN' },
];
const sent = (subscriber: string, cases: readonly string[], after = 4): Received => ({
  subscriber,
  after,
  alerts: cases.map((id, index) => ({ number: after + 1 + index, case: id })),
});
const both = (...cases: string[]) => [sent('socket', cases), sent('stream', cases)];

describe('a history', () => {
  it('is right when each acknowledged report shows once, and an unknown one once or never', () => {
    expect(problemsOf(ATTEMPTS, both('case-a', 'case-b'))).toEqual([]);
    expect(problemsOf(ATTEMPTS, both('case-b', 'case-d', 'case-a'))).toEqual([]);
    expect(problemsOf([], both())).toEqual([]);
  });

  it('is right when an answer lacks the case that another one to the same key names', () => {
    expect(problemsOf([{ key: 'a', outcome: 'OK' }, ...ATTEMPTS], both('case-a', 'case-b'))).toEqual([]);
  });

  it.each<[string, readonly Attempt[], readonly Received[], string[]]>([
    ['that lost an acknowledged report', ATTEMPTS, both('case-a'), ['socket never got b', 'stream never got b']],
    [
      'that showed a case twice',
      ATTEMPTS,
      both('case-a', 'case-b', 'case-a'),
      ['socket got case case-a twice', 'stream got case case-a twice'],
    ],
    [
      'with more unacknowledged cases than unknown outcomes',
      ATTEMPTS,
      both('case-a', 'case-b', 'case-d', 'case-e'),
      ['socket', 'stream'].map((who) => `${who} got 2 unacknowledged cases from 1 unknown outcomes`),
    ],
    [
      'in which a failed report shows',
      ATTEMPTS.slice(0, 5),
      both('case-a', 'case-b', 'case-c'),
      ['socket', 'stream'].map((who) => `${who} got 1 unacknowledged cases from 0 unknown outcomes`),
    ],
    [
      'that filed one key twice',
      [...ATTEMPTS, { key: 'b', outcome: 'OK', case: 'case-b2' }],
      both('case-a', 'case-b', 'case-b2'),
      ['b was acknowledged with several cases'],
    ],
    [
      'that gave one case to two keys',
      [...ATTEMPTS, { key: 'e', outcome: 'OK', case: 'case-b' }],
      both('case-a', 'case-b'),
      ['case case-b was acknowledged to several keys'],
    ],
    [
      'in which the two were sent different things',
      ATTEMPTS,
      [sent('socket', ['case-a', 'case-b']), sent('stream', ['case-b', 'case-a'])],
      ['socket and stream were sent different things'],
    ],
    [
      'with a hole',
      ATTEMPTS,
      [
        {
          ...sent('socket', []),
          alerts: [
            { number: 5, case: 'case-a' },
            { number: 7, case: 'case-b' },
          ],
        },
      ],
      ['socket got 7 where 6 was due'],
    ],
    [
      'that does not start where it was asked to',
      ATTEMPTS,
      [{ ...sent('socket', ['case-a', 'case-b']), after: 3 }],
      ['socket got 5 where 4 was due', 'socket got 6 where 5 was due'],
    ],
    [
      'whose answers never named the case',
      [...ATTEMPTS, { key: 'e', outcome: 'OK' }],
      both('case-a', 'case-b'),
      ['e was acknowledged and its case never named'],
    ],
  ])('%s is wrong', (_what, attempts, received, problems) => {
    expect(problemsOf(attempts, received)).toEqual(problems);
  });
});
