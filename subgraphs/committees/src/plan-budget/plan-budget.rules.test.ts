import { describe, expect, it } from '@jest/globals';
import { BUDGET_LINE_STATES, BUDGET_REJECTION_REASONS, BUDGET_SOURCES, WORK_THEMES } from '@hub/vocabulary';
import fc from 'fast-check';
import { satangOf } from './baht.rules.js';
import {
  afterBudgetStep,
  BUDGET_STEPS,
  type BudgetFacts,
  type BudgetStep,
  obstacleToBudgetStep,
  stateOfLine,
  sumsOf,
} from './plan-budget.rules.js';
import { factsOf, type PlannedMoneyRow } from './plan-budget.store.js';
import { budgetOf, organizationBudgetsOf, type PlanBudget, themeWorkOf } from './plan-budget.type.js';

const TODAY = '2027-02-01';
const asked: BudgetFacts = {
  ...{ source: 'MUNICIPALITY', proposed: 500n, allocated: null, spent: null },
  ...{ submittedOn: null, decidedOn: null, rejectedFor: null, spentOn: null },
};
const submitted: BudgetFacts = { ...asked, submittedOn: '2027-01-10' };
const allocated: BudgetFacts = { ...submitted, allocated: 400n, decidedOn: '2027-01-20' };
const LINES: Readonly<Record<(typeof BUDGET_LINE_STATES)[number], BudgetFacts>> = {
  ...{ WITHIN_MANDATE: { ...asked, source: 'WITHIN_MANDATE' }, PROPOSED: asked, SUBMITTED: submitted },
  ALLOCATED: allocated,
  REJECTED: { ...submitted, decidedOn: '2027-01-20', rejectedFor: 'NO_FUNDS' },
  SPENT: { ...allocated, spent: 300n, spentOn: '2027-01-25' },
};
const step = (to: BudgetStep['to'], given: Partial<BudgetStep> = {}): BudgetStep => ({
  ...{ to, on: '2027-01-30', amount: to === 'ALLOCATED' || to === 'SPENT' ? 100n : null },
  ...{ reason: to === 'REJECTED' ? 'TOO_LATE' : null, ...given },
});

/** An allocation that is put right covers what is spent. */
const amountOf = (from: BudgetStep['to'], to: BudgetStep['to']): Partial<BudgetStep> =>
  from === 'SPENT' && to === 'ALLOCATED' ? { amount: 300n } : {};

describe('the money of a line', () => {
  it('takes the steps of the table and no others, each with its day, amount or reason', () => {
    for (const from of BUDGET_LINE_STATES) {
      expect(stateOfLine(LINES[from])).toBe(from);
      for (const to of BUDGET_LINE_STATES) {
        const against = obstacleToBudgetStep(LINES[from], step(to, amountOf(from, to)), TODAY);
        expect([from, to, against?.code ?? null]).toEqual([
          ...[from, to, BUDGET_STEPS[from].includes(to) ? null : 'PLAN_BUDGET_STATE_FORBIDS'],
        ]);
        if (against) continue;
        const after = stateOfLine(afterBudgetStep(LINES[from], step(to, amountOf(from, to))));
        expect([from, to, after]).toEqual([from, to, from === 'SPENT' ? 'SPENT' : to]);
      }
    }
  });

  it.each<[string, keyof typeof LINES, BudgetStep, string]>([
    ['submitted tomorrow', 'PROPOSED', step('SUBMITTED', { on: '2027-02-02' }), 'INPUT_INVALID input.happenedOn'],
    [
      'allocated before it was submitted',
      'SUBMITTED',
      step('ALLOCATED', { on: '2027-01-09' }),
      'INPUT_INVALID input.happenedOn',
    ],
    [
      'spent before it was allocated',
      'ALLOCATED',
      step('SPENT', { on: '2027-01-19' }),
      'INPUT_INVALID input.happenedOn',
    ],
    ['allocated without an amount', 'SUBMITTED', step('ALLOCATED', { amount: null }), 'INPUT_REQUIRED input.amount'],
    ['submitted with an amount', 'PROPOSED', step('SUBMITTED', { amount: 1n }), 'INPUT_INVALID input.amount'],
    ['rejected without a reason', 'SUBMITTED', step('REJECTED', { reason: null }), 'INPUT_REQUIRED input.reason'],
    ['spent for a reason', 'ALLOCATED', step('SPENT', { reason: 'OTHER' }), 'INPUT_INVALID input.reason'],
    ['spent beyond the allocation', 'ALLOCATED', step('SPENT', { amount: 401n }), 'PLAN_BUDGET_EXCEEDED input.amount'],
    [
      'allocated below what is spent',
      'SPENT',
      step('ALLOCATED', { amount: 299n }),
      'PLAN_BUDGET_EXCEEDED input.amount',
    ],
    [
      'allocated, when it was refused, before it was submitted',
      'REJECTED',
      step('ALLOCATED', { on: '2027-01-09' }),
      'INPUT_INVALID input.happenedOn',
    ],
    [
      'spent beyond the mandate',
      'WITHIN_MANDATE',
      step('SPENT', { amount: 501n }),
      'PLAN_BUDGET_EXCEEDED input.amount',
    ],
  ])('is not %s', (_, from, taken, expected) => {
    const { code, field } = obstacleToBudgetStep(LINES[from], taken, TODAY)!;
    expect(`${code} ${field}`).toBe(expected);
  });

  it('within a mandate is spent anew and never allocated', () => {
    const spent: BudgetFacts = { ...LINES.WITHIN_MANDATE, spent: 300n, spentOn: '2027-01-25' };
    expect(obstacleToBudgetStep(spent, step('SPENT'), TODAY)).toBeNull();
    const against = obstacleToBudgetStep(spent, step('ALLOCATED', { amount: 300n }), TODAY);
    expect(against?.code).toBe('PLAN_BUDGET_STATE_FORBIDS');
  });

  it('that was submitted is dated anew, and what was rejected forgets why once it is allocated', () => {
    const earlier = step('SUBMITTED', { on: '2027-01-05' });
    expect(afterBudgetStep(submitted, earlier)).toEqual({ ...asked, submittedOn: '2027-01-05' });
    const given = step('ALLOCATED', { on: '2027-01-20', amount: 400n });
    expect(afterBudgetStep(LINES.REJECTED, given)).toEqual(allocated);
  });
});

describe('the sums of a plan', () => {
  const satang = fc.bigInt({ min: 0n, max: 10n ** 9n });
  const line = fc.record({
    ...{ id: fc.uuid(), activity: fc.uuid(), plan: fc.constant('plan') },
    organization: fc.constantFrom('a', 'b', 'c', null),
    source: fc.constantFrom(...BUDGET_SOURCES),
    proposed: satang.map(String),
    allocated: fc.option(satang.map(String)),
    spent: fc.option(satang.map(String)),
    ...{ submitted_on: fc.constant(null), decided_on: fc.constant(null), spent_on: fc.constant(null) },
    rejected_for: fc.option(fc.constantFrom(...BUDGET_REJECTION_REASONS)),
  });
  const activity = fc.record({
    ...{
      plan: fc.constant('plan'),
      theme: fc.option(fc.constantFrom(...WORK_THEMES)),
      lines: fc.array(line, { maxLength: 5 }),
    },
  });
  const added = (parts: readonly { readonly budget: PlanBudget }[]): PlanBudget =>
    budgetOf(
      Object.fromEntries(
        (['withinMandate', 'proposed', 'allocated', 'spent'] as const).map((field) => [
          ...[field, parts.reduce((sum, { budget }) => sum + satangOf(budget[field])!, 0n)],
        ]),
      ) as Parameters<typeof budgetOf>[0],
    );

  it('by organization and by theme add up to the whole, to the satang, and count each activity once', () => {
    fc.assert(
      fc.property(fc.array(activity, { maxLength: 6 }), (activities: readonly PlannedMoneyRow[]) => {
        const whole = budgetOf(sumsOf(activities.flatMap(({ lines }) => lines.map(factsOf))));
        const [organizations, themes] = [organizationBudgetsOf(activities), themeWorkOf(activities)];
        expect(added(organizations)).toEqual(whole);
        expect(added(themes)).toEqual(whole);
        expect(themes.reduce((sum, each) => sum + each.activities, 0)).toBe(activities.length);
        for (const ids of [organizations.map((each) => each.organizationId), themes.map(({ theme }) => theme)])
          expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
