import type { SealedValue, SubjectSeal } from '@hub/subgraph-kit';

export const PLAN_FIELDS = ['plannedOn', 'district', 'unit', 'description'] as const;

/** A plan as it is told; what is not told is null. */
export type PlanValues = Readonly<Record<(typeof PLAN_FIELDS)[number], string | null>>;

/** One value of a plan as it is stored. */
export interface StoredPlanValue {
  readonly field: string;
  readonly sealed: string;
}

/** Under whose data key the plan is sealed. */
export const subjectOfOperation = (operation: string): string => `operation:${operation}`;

const placeOf = (row: string, column: string) => ({ table: 'operation_value', row, column });

/** What was told, each value sealed for its place. */
export const sealPlan = (seal: SubjectSeal, operation: string, told: PlanValues): StoredPlanValue[] =>
  PLAN_FIELDS.flatMap((field) => {
    const plain = told[field];
    return plain ? [{ field, sealed: seal.seal(plain, placeOf(operation, field)) }] : [];
  });

/** A stored value as `unseal` takes it. */
export const sealedOfPlan = (operation: string, { field, sealed }: StoredPlanValue): SealedValue => ({
  value: sealed,
  subject: subjectOfOperation(operation),
  place: placeOf(operation, field),
});
