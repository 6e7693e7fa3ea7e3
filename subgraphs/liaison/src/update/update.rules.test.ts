import { expect, test } from '@jest/globals';
import { updateBody } from './update.rules.js';

test('an update holds the fields that may cross the border and no other column of the row', () => {
  const row = {
    id: 'secret',
    ref: 'REP-AAAAAA',
    direction: 'INBOUND' as const,
    state: 'REQUESTED' as const,
    crossing: null,
    windowStart: '2026-02-01',
    windowEnd: '2026-02-03',
    personsBand: 'ONE' as const,
    needsFlags: ['CHILD' as const],
    leadCommittee: 'secret',
    caseId: 'secret',
    legalBasis: 'secret',
    version: 4,
  };
  const body = updateBody(row, new Date('2026-01-31T01:02:03Z'));
  expect(body).toEqual({
    ref: 'REP-AAAAAA',
    direction: 'INBOUND',
    state: 'REQUESTED',
    crossing: null,
    windowStart: '2026-02-01',
    windowEnd: '2026-02-03',
    personsBand: 'ONE',
    needsFlags: ['CHILD'],
    at: '2026-01-31T01:02:03.000Z',
  });
});
