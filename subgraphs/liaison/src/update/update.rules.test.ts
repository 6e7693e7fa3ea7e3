import { expect, test } from '@jest/globals';
import type { OfficeBook } from '../committee/committee.rules.js';
import { recipientsOf, type UpdateBody, updateBody, within } from './update.rules.js';

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
    withdrawal: null,
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

test('within a scope each fact is told or null, by its name, and the rest always is', () => {
  const body: UpdateBody = {
    ref: 'REP-AAAAAA',
    direction: 'INBOUND',
    state: 'REQUESTED',
    crossing: 'a',
    windowStart: '2026-02-01',
    windowEnd: '2026-02-03',
    personsBand: 'ONE',
    needsFlags: ['CHILD'],
    at: '2026-01-31T01:02:03.000Z',
  };
  const always = { ref: body.ref, direction: body.direction, state: body.state, at: body.at };
  const hidden = { crossing: null, windowStart: null, windowEnd: null, personsBand: null, needsFlags: null };
  expect(within(body, null)).toEqual(body);
  const withdrawn: UpdateBody = { ...body, withdrawal: 'CONSENT_WITHDRAWN' };
  expect([within(withdrawn, null), within(withdrawn, ['WINDOW', 'CROSSING', 'PERSONS_BAND', 'NEEDS'])]).toEqual([
    withdrawn,
    body,
  ]);
  expect(within(body, ['WINDOW', 'CROSSING', 'PERSONS_BAND', 'NEEDS'])).toEqual(body);
  expect(within(body, [])).toEqual({ ...always, ...hidden });
  expect(within(body, ['WINDOW'])).toEqual({
    ...{ ...always, ...hidden },
    ...{ windowStart: body.windowStart, windowEnd: body.windowEnd },
  });
  expect(within(body, ['CROSSING', 'NEEDS'])).toEqual({ ...always, ...hidden, crossing: 'a', needsFlags: ['CHILD'] });
  expect(within(body, ['PERSONS_BAND'])).toEqual({ ...always, ...hidden, personsBand: 'ONE' });
});

test('the counterpart office is told of changes alone, after the release, whatever a rule says', () => {
  const book = {
    committee: () => undefined,
    committeeFor: () => undefined,
    officesOfCommittee: () => [],
    allOffices: () => [],
  } as unknown as OfficeBook;
  const addressees = [
    { when: 'ALWAYS', whose: 'COUNTERPART', offices: ['COUNTERPART'], because: 'somebody said so' } as const,
  ];
  const at = new Date();
  const row = { leadCommittee: 'lead', counterpart: 'over-there', sharedUntil: null, at };
  const told = (code: 'A10' | 'A12', releasedAt: Date | null, sharedUntil: Date | null = null) =>
    recipientsOf(book, { code, addressees }, { ...row, releasedAt, sharedUntil });
  expect(told('A10', new Date())).toEqual(['over-there']);
  expect(told('A10', null)).toEqual([]);
  expect(told('A10', new Date(), new Date(at.getTime() + 1))).toEqual(['over-there']);
  expect(told('A10', new Date(), at)).toEqual([]);
  expect(told('A12', new Date())).toEqual([]);
});
