import { sealedFields } from '../access/sealed-fields.js';

export const PLAN_FIELDS = ['plannedOn', 'district', 'unit', 'description'] as const;

/** A plan as it is told; what is not told is null. */
export type PlanValues = Readonly<Record<(typeof PLAN_FIELDS)[number], string | null>>;

/** Under whose data key the plan is sealed. */
export const subjectOfOperation = (operation: string): string => `operation:${operation}`;

export const { seal: sealPlan, sealedOf: sealedOfPlan } = sealedFields('operation_value', {
  fields: PLAN_FIELDS,
  subjectOf: subjectOfOperation,
});
