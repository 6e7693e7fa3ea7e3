import { expect, it } from '@jest/globals';
import { missingPlans } from './deadline.rules.js';

const of = (financial_year: number, state: 'DRAFT' | 'RETURNED' | 'SUBMITTED' | 'ACCEPTED') => ({
  financial_year,
  state,
});

it.each<[string, string, Parameters<typeof missingPlans>[0], object[]]>([
  ['none is due before the last quarter', '2027-06-30', [of(2570, 'ACCEPTED')], []],
  [
    'that of the next year is due in the last quarter',
    '2027-07-01',
    [of(2570, 'ACCEPTED'), of(2571, 'DRAFT')],
    [{ financialYear: 2571, dueOn: '2027-09-30' }],
  ],
  ['one that was submitted is not', '2027-09-30', [of(2570, 'ACCEPTED'), of(2571, 'SUBMITTED')], []],
  [
    'one that was never submitted stays due',
    '2026-10-01',
    [of(2570, 'RETURNED')],
    [{ financialYear: 2570, dueOn: '2026-09-30' }],
  ],
])('%s', (_, today, plans, missing) => {
  expect(missingPlans(plans, today)).toEqual(missing);
});
