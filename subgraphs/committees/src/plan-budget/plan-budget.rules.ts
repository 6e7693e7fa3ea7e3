import type { Obstacle } from '@hub/subgraph-kit';
import type { BudgetLineState, BudgetRejectionReason, BudgetSource } from '@hub/vocabulary';

/** What was asked for, given and spent, in satang; null where nothing was yet. */
export interface BudgetAmounts {
  readonly source: BudgetSource;
  readonly proposed: bigint;
  readonly allocated: bigint | null;
  readonly spent: bigint | null;
}

/** A line with what became of it; days are ISO. */
export interface BudgetFacts extends BudgetAmounts {
  readonly submittedOn: string | null;
  /** When it was allocated or rejected. */
  readonly decidedOn: string | null;
  readonly rejectedFor: BudgetRejectionReason | null;
  readonly spentOn: string | null;
}

export const stateOfLine = ({ source, submittedOn, rejectedFor, allocated, spent }: BudgetFacts): BudgetLineState => {
  if (spent !== null) return 'SPENT';
  if (source === 'WITHIN_MANDATE') return 'WITHIN_MANDATE';
  if (rejectedFor) return 'REJECTED';
  if (allocated !== null) return 'ALLOCATED';
  return submittedOn ? 'SUBMITTED' : 'PROPOSED';
};

/**
 * Every step of the money of a line. One to its own state puts its day or amount right; after money was spent the
 * allocation is put right too, and a line that was rejected is allocated where it was not or is no more.
 */
export const BUDGET_STEPS: Readonly<Record<BudgetLineState, readonly BudgetLineState[]>> = {
  WITHIN_MANDATE: ['SPENT'],
  PROPOSED: ['SUBMITTED'],
  SUBMITTED: ['SUBMITTED', 'ALLOCATED', 'REJECTED'],
  ALLOCATED: ['ALLOCATED', 'SPENT'],
  REJECTED: ['ALLOCATED'],
  SPENT: ['ALLOCATED', 'SPENT'],
};

/** A step of the money of a line. */
export interface BudgetStep {
  readonly to: BudgetLineState;
  /** ISO day. */
  readonly on: string;
  /** Satang. */
  readonly amount: bigint | null;
  readonly reason: BudgetRejectionReason | null;
}

/** What stands against a step; null when it may be taken. Nobody spends more than there is. */
export const obstacleToBudgetStep = (line: BudgetFacts, step: BudgetStep, today: string): Obstacle | null => {
  const { to, on, amount, reason } = step;
  const isOwn = line.source === 'WITHIN_MANDATE';
  if (!BUDGET_STEPS[stateOfLine(line)].includes(to) || (isOwn && to !== 'SPENT'))
    return { code: 'PLAN_BUDGET_STATE_FORBIDS', field: 'input.to' };
  const since = to === 'SUBMITTED' ? null : to === 'SPENT' ? line.decidedOn : line.submittedOn;
  if (on > today || (since && on < since)) return { code: 'INPUT_INVALID', field: 'input.happenedOn' };
  return (
    obstacleToGiven('input.amount', amount !== null, to === 'ALLOCATED' || to === 'SPENT') ??
    obstacleToGiven('input.reason', reason !== null, to === 'REJECTED') ??
    (isOverspent(afterBudgetStep(line, step)) ? { code: 'PLAN_BUDGET_EXCEEDED', field: 'input.amount' } : null)
  );
};

const isOverspent = ({ source, proposed, allocated, spent }: BudgetFacts): boolean =>
  spent !== null && spent > ((source === 'WITHIN_MANDATE' ? proposed : allocated) ?? 0n);

const obstacleToGiven = (field: string, isGiven: boolean, isNeeded: boolean): Obstacle | null =>
  isGiven === isNeeded ? null : { code: isNeeded ? 'INPUT_REQUIRED' : 'INPUT_INVALID', field };

/** The line after a step that nothing stands against. */
export const afterBudgetStep = (line: BudgetFacts, { to, on, amount, reason }: BudgetStep): BudgetFacts => ({
  ...line,
  ...(to === 'SUBMITTED' && { submittedOn: on }),
  ...(to === 'ALLOCATED' && { decidedOn: on, allocated: amount, rejectedFor: null }),
  ...(to === 'REJECTED' && { decidedOn: on, rejectedFor: reason }),
  ...(to === 'SPENT' && { spentOn: on, spent: amount }),
});

/** Sums of lines, in satang. */
export interface BudgetSums {
  readonly withinMandate: bigint;
  readonly proposed: bigint;
  readonly allocated: bigint;
  readonly spent: bigint;
}

export const sumsOf = (lines: readonly BudgetAmounts[]): BudgetSums => {
  const sum = (amounts: readonly (bigint | null)[]): bigint => amounts.reduce<bigint>((a, b) => a + (b ?? 0n), 0n);
  const own = lines.filter(({ source }) => source === 'WITHIN_MANDATE');
  const asked = lines.filter(({ source }) => source !== 'WITHIN_MANDATE');
  return {
    ...{
      withinMandate: sum(own.map(({ proposed }) => proposed)),
      proposed: sum(asked.map(({ proposed }) => proposed)),
    },
    ...{ allocated: sum(lines.map(({ allocated }) => allocated)), spent: sum(lines.map(({ spent }) => spent)) },
  };
};

/** Rows by a key of theirs, in the order in which each key first occurs. */
export const groupedBy = <Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): [Key, Row[]][] => {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
};
