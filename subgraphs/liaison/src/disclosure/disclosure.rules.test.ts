import { expect, test } from '@jest/globals';
import { REPATRIATION_STATES } from '@hub/vocabulary';
import { mayWaitUntil, problemsOfGrant, stateOf } from './disclosure.rules.js';

const now = new Date('2026-03-01T00:00:00Z');
const at = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

test('a package waits for three days at most, and not for a time that is over', () => {
  expect([-1, 0, 1, 72].map((hours) => mayWaitUntil(at(hours), now))).toEqual([false, false, true, true]);
  expect(mayWaitUntil(new Date(at(72).getTime() + 1), now)).toBe(false);
});

test('only a return that is released and not over is granted, to who holds its office, one at a time', () => {
  const granting = {
    row: { state: 'TRACING', releasedAt: now, sharedUntil: null },
    ...{ until: at(1), isContact: true, isWaiting: false },
  } as const;
  expect(problemsOfGrant(granting)).toEqual([]);
  expect(problemsOfGrant({ ...granting, row: { ...granting.row, releasedAt: null } })).toEqual([
    'REPATRIATION_NEEDS_RELEASE',
  ]);
  expect(problemsOfGrant({ ...granting, isContact: false })).toEqual(['DISCLOSURE_CONTACT_UNKNOWN']);
  expect(problemsOfGrant({ ...granting, isWaiting: true })).toEqual(['DISCLOSURE_THERE']);
  const refused = REPATRIATION_STATES.filter(
    (state) => problemsOfGrant({ ...granting, row: { ...granting.row, state } }).length,
  );
  expect(refused).toEqual(expect.arrayContaining(['CLOSED', 'WITHDRAWN', 'SELF_RETURNED', 'REFUSED']));
  expect(refused).toHaveLength(4);
});

test('no package waits longer than the return itself is told', () => {
  const waits = (hours: number) =>
    problemsOfGrant({
      row: { state: 'FOLLOW_UP', releasedAt: now, sharedUntil: at(24) },
      ...{ until: at(hours), isContact: true, isWaiting: false },
    });
  expect([waits(23), waits(24), waits(48)]).toEqual([
    [],
    ['REPATRIATION_STATE_FORBIDS'],
    ['REPATRIATION_STATE_FORBIDS'],
  ]);
});

test('what was opened stays opened, and what nobody opened in time has ended', () => {
  const dates = { sealedAt: null, openedAt: null, endedAt: null, until: at(1) };
  expect(stateOf(dates, now)).toBe('GRANTED');
  expect(stateOf({ ...dates, sealedAt: now }, now)).toBe('SEALED');
  expect(stateOf({ ...dates, sealedAt: now }, at(1))).toBe('ENDED');
  expect(stateOf({ ...dates, sealedAt: now, endedAt: now }, now)).toBe('ENDED');
  expect(stateOf({ ...dates, sealedAt: now, openedAt: now, endedAt: now }, at(2))).toBe('OPENED');
});
