import type { EntityManager } from '@hub/subgraph-kit';
import type { BudgetRejectionReason, BudgetSource, WorkTheme } from '@hub/vocabulary';
import type { BudgetFacts } from './plan-budget.rules.js';

export interface BudgetLineRow {
  readonly id: string;
  readonly activity: string;
  readonly plan: string;
  /** Null only of a line of before each named one. */
  readonly organization: string | null;
  readonly source: BudgetSource;
  /** Satang, as the database writes large numbers. */
  readonly proposed: string;
  readonly allocated: string | null;
  readonly spent: string | null;
  /** `YYYY-MM-DD`, as all its days. */
  readonly submitted_on: string | null;
  readonly decided_on: string | null;
  readonly rejected_for: BudgetRejectionReason | null;
  readonly spent_on: string | null;
}

/** An activity with its lines, for the sums of its plan. */
export interface PlannedMoneyRow {
  readonly plan: string;
  readonly theme: WorkTheme | null;
  readonly lines: readonly BudgetLineRow[];
}

const amountOf = (satang: string | null): bigint | null => (satang === null ? null : BigInt(satang));

export const factsOf = (row: BudgetLineRow): BudgetFacts => ({
  ...{ source: row.source, proposed: BigInt(row.proposed) },
  ...{ allocated: amountOf(row.allocated), spent: amountOf(row.spent), submittedOn: row.submitted_on },
  ...{ decidedOn: row.decided_on, rejectedFor: row.rejected_for, spentOn: row.spent_on },
});

const LINE = `b.id, b.activity, b.plan, b.organization, b.source, b.proposed::text as proposed,
  b.allocated::text as allocated, b.spent::text as spent, b.submitted_on::text as submitted_on,
  b.decided_on::text as decided_on, b.rejected_for, b.spent_on::text as spent_on`;

export const linesOfActivities = (tx: EntityManager, activities: readonly string[]): Promise<BudgetLineRow[]> =>
  tx.query(`select ${LINE} from budget_line b where b.activity = any ($1::uuid[]) order by b.activity, b.ordinal`, [
    activities,
  ]);

export const linesById = (tx: EntityManager, ids: readonly string[]): Promise<BudgetLineRow[]> =>
  tx.query(`select ${LINE} from budget_line b where b.id = any ($1::uuid[])`, [ids]);

/** All activities of plans, each with its lines, as of one instant. */
export const moneyOfPlans = (tx: EntityManager, plans: readonly string[]): Promise<PlannedMoneyRow[]> =>
  tx.query(
    `select a.plan, a.theme, coalesce(
              (select jsonb_agg(to_jsonb(l) order by l.ordinal)
                 from (select ${LINE}, b.ordinal from budget_line b where b.activity = a.id) l), '[]') as lines
       from plan_activity a where a.plan = any ($1::uuid[]) order by a.plan, a.ordinal`,
    [plans],
  );

export interface NewLine {
  readonly id: string;
  readonly organization: string;
  readonly source: BudgetSource;
  /** Satang. */
  readonly proposed: bigint;
}

/** The lines of an activity are these, in this order. */
export const replaceLines = async (
  tx: EntityManager,
  { id, plan, committee }: { readonly id: string; readonly plan: string; readonly committee: string },
  lines: readonly NewLine[],
): Promise<void> => {
  await tx.query('delete from budget_line where activity = $1', [id]);
  await tx.query(
    `insert into budget_line (id, activity, plan, committee, ordinal, organization, source, proposed)
     select g.id, $1, $2, $3, g.ordinal, g.organization, g.source, g.proposed
       from unnest($4::uuid[], $5::uuid[], $6::text[], $7::bigint[]) with ordinality
         as g (id, organization, source, proposed, ordinal)`,
    [
      ...[id, plan, committee, lines.map((line) => line.id), lines.map(({ organization }) => organization)],
      ...[lines.map(({ source }) => source), lines.map(({ proposed }) => proposed.toString())],
    ],
  );
};

/** Brings over what was asked for, and of whom. */
export const copyLines = async (
  tx: EntityManager,
  from: string,
  { activity, plan }: { readonly activity: string; readonly plan: string },
): Promise<void> => {
  await tx.query(
    `insert into budget_line (id, activity, plan, committee, ordinal, organization, source, proposed)
     select gen_random_uuid(), $2, $3, committee, ordinal, organization, source, proposed
       from budget_line where activity = $1`,
    [from, activity, plan],
  );
};

export const writeLine = async (tx: EntityManager, id: string, line: BudgetFacts): Promise<void> => {
  await tx.query(
    `update budget_line set allocated = $2, spent = $3, submitted_on = $4, decided_on = $5, rejected_for = $6,
            spent_on = $7 where id = $1`,
    [
      ...[id, line.allocated?.toString() ?? null, line.spent?.toString() ?? null, line.submittedOn],
      ...[line.decidedOn, line.rejectedFor, line.spentOn],
    ],
  );
};
