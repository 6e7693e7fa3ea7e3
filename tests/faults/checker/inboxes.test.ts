import { describe, expect, it } from '@jest/globals';
import { problemsOfInboxes, problemsOfOrder, type StoredInbox } from './inboxes.js';
import type { Attempt } from './reports.js';

const ATTEMPTS: readonly Attempt[] = [
  { key: 'a', outcome: 'OK', case: 'case-a' },
  { key: 'b', outcome: 'UNKNOWN' },
];
const inbox = (entries: readonly (readonly [number, string])[], head = entries.length): StoredInbox => ({
  owner: 'duty',
  head,
  entries: entries.map(([number, id]) => ({ number, event: `event-${number}`, case: id })),
});

describe('an inbox', () => {
  it('is right when it holds each acknowledged report once, numbered 1, 2, 3', () => {
    const whole = [
      [1, 'case-z'],
      [2, 'case-a'],
      [3, 'case-b'],
    ] as const;
    expect(problemsOfInboxes(ATTEMPTS, [inbox(whole), inbox([[1, 'case-a']])])).toEqual([]);
    expect(problemsOfInboxes([], [inbox([])])).toEqual([]);
  });

  it.each<[string, StoredInbox, string[]]>([
    ['that lacks an acknowledged report', inbox([[1, 'case-b']]), ['inbox duty never got a']],
    [
      'with a hole',
      inbox(
        [
          [1, 'case-a'],
          [3, 'case-b'],
        ],
        3,
      ),
      ['inbox duty holds 3 where 2 was due', 'inbox duty has head 3 and 2 entries'],
    ],
    [
      'that holds a report twice',
      inbox([
        [1, 'case-a'],
        [2, 'case-a'],
      ]),
      ['inbox duty holds a case twice'],
    ],
    ['whose head does not fit', inbox([[1, 'case-a']], 2), ['inbox duty has head 2 and 1 entries']],
  ])('%s is wrong', (_what, stored, problems) => {
    expect(problemsOfInboxes(ATTEMPTS, [stored])).toEqual(problems);
  });
});

describe('the order of commits', () => {
  const told = (...heads: number[]) => heads.map((head) => ({ owner: 'duty', head }));

  it('is right when heads only grow, whatever was not heard and whatever other inboxes do', () => {
    expect(problemsOfOrder([...told(1, 2, 2, 5), { owner: 'focal', head: 1 }])).toEqual([]);
  });

  it('is wrong when a lower number comes after a higher one', () => {
    expect(problemsOfOrder(told(1, 3, 2, 4))).toEqual(['inbox duty committed 2 after 3']);
  });
});
