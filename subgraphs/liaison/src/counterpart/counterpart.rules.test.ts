import { expect, test } from '@jest/globals';
import { isOverdue, verifyBy } from './counterpart.rules.js';

const confirmed = { verifiedOn: '2026-12-01', verifyEveryDays: 90 };

test('an entry counts as confirmed up to its last day, and one that nobody confirmed does not', () => {
  expect(verifyBy(confirmed)).toBe('2027-03-01');
  expect(isOverdue(confirmed, '2027-03-01')).toBe(false);
  expect(isOverdue(confirmed, '2027-03-02')).toBe(true);
  expect(verifyBy({ ...confirmed, verifiedOn: null })).toBeNull();
  expect(isOverdue({ ...confirmed, verifiedOn: null }, '2020-01-01')).toBe(true);
});
