import {
  type EntityManager,
  type HubContext,
  type Problem,
  problem,
  problemsOf,
  storeSubjects,
  subjectSeal,
} from '@hub/subgraph-kit';
import { type OperationState, thaiDay } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { lockCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import { inquiredCases, inquiredOperation } from './operation.access.js';
import {
  casesRules,
  type ChangeOperationPlanInput,
  type CompleteOperationInput,
  outcomeRules,
  type PlanOperationInput,
  planRules,
  type StepOperationInput,
} from './operation.inputs.js';
import { isPlannable, mayMove, problemsOfOutcome } from './operation.rules.js';
import { type PlanValues, sealPlan, subjectOfOperation } from './operation.sealing.js';
import {
  casesOfOperations,
  changeOperation,
  insertOperation,
  type OperationRow,
  replacePlan,
  type StoredOutcome,
} from './operation.store.js';
import { operationKept, operationNotKept, type OperationResult } from './operation.type.js';

export const plan = async (input: PlanOperationInput, context: HubContext): Promise<OperationResult> => {
  const read = casesRules.safeParse(input);
  const { cases, office } = await inquiredCases(read.success ? read.data.cases : [], context);
  const wrong = [keyRules, casesRules, planRules].flatMap((rules) => problemsOf(rules, input));
  if (wrong.length) return operationNotKept(wrong);
  const stored = await context.asSystem('plan-operation', (tx) =>
    storeOperation(tx, input, { cases, through: office.office, context }),
  );
  return stored ? operationKept(stored) : operationNotKept([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')]);
};

interface Planned {
  readonly cases: readonly string[];
  /** Office id. */
  readonly through: string;
  readonly context: HubContext;
}

/** @returns undefined when the key was used for another operation */
const storeOperation = async (
  tx: EntityManager,
  input: PlanOperationInput,
  { cases, through, context }: Planned,
): Promise<OperationRow | undefined> => {
  const { sealer, caller } = context;
  const [id, words] = [context.newId(), JSON.stringify(input)];
  const seal = sealer.newSubject(subjectOfOperation(id));
  for (const each of [...cases].sort()) await lockCase(tx, each);
  const { row, isNew } = await insertOperation(
    tx,
    {
      ...{ id, state: 'PLANNED', plannedBy: caller.id, plannedThrough: through },
      ...{ idempotencyKey: input.idempotencyKey, digest: seal.digest(words), createdAt: context.now() },
    },
    cases,
  );
  if (!isNew) {
    const earlier = await subjectSeal(tx, sealer, subjectOfOperation(row.id));
    return earlier?.digest(words) === row.digest ? row : undefined;
  }
  await storeSubjects(tx, [seal]);
  await replacePlan(tx, id, sealPlan(seal, id, planRules.parse(input).plan));
  await recordStep(tx, id, { through, context, did: 'planned' });
  return row;
};

export const changePlan = async (input: ChangeOperationPlanInput, context: HubContext): Promise<OperationResult> => {
  const { row, office } = await inquiredOperation(input.operation, context);
  const wrong = problemsOf(planRules, input);
  if (wrong.length) return operationNotKept(wrong);
  if (!isPlannable(row.state)) return operationNotKept([problem('OPERATION_STATE_FORBIDS', 'input.operation')]);
  const told = planRules.parse(input).plan as PlanValues;
  return changed(
    { version: input.version, to: 'PLANNED' },
    { row, through: office.office, context, did: 'replanned' },
    async (tx) => {
      const seal = await subjectSeal(tx, context.sealer, subjectOfOperation(row.id));
      await replacePlan(tx, row.id, sealPlan(seal!, row.id, told));
    },
  );
};

const STEPS = { UNDER_WAY: 'started', CALLED_OFF: 'called_off' } as const;

export const step = async (
  to: keyof typeof STEPS,
  input: StepOperationInput,
  context: HubContext,
): Promise<OperationResult> => {
  const { row, office } = await inquiredOperation(input.operation, context);
  if (!mayMove(row.state, to)) return operationNotKept([problem('OPERATION_STATE_FORBIDS', 'input.operation')]);
  return changed({ version: input.version, to }, { row, through: office.office, context, did: STEPS[to] });
};

export const complete = async (input: CompleteOperationInput, context: HubContext): Promise<OperationResult> => {
  const { row, office } = await inquiredOperation(input.operation, context);
  const wrong = [...problemsOf(outcomeRules, input), ...problemsOfResult(input, context)];
  if (wrong.length) return operationNotKept(wrong);
  if (!mayMove(row.state, 'DONE')) return operationNotKept([problem('OPERATION_STATE_FORBIDS', 'input.operation')]);
  return changed(
    { version: input.version, to: 'DONE', outcome: outcomeRules.parse(input) },
    { row, through: office.office, context, did: 'done' },
  );
};

/** What stands against a result that has the shape of one. */
export const problemsOfResult = (input: CompleteOperationInput, context: HubContext): Problem[] => {
  const { directory } = context;
  const read = outcomeRules.safeParse(input);
  if (!read.success) return [];
  const { district, leadOffice } = read.data;
  return problemsOfOutcome(
    {
      ...read.data,
      isDistrict: directory.placesAround(district)[0]?.level === 'DISTRICT',
      isOffice: leadOffice === null ? null : directory.office(leadOffice) !== undefined,
    },
    thaiDay(context.now()),
  ).map(({ code, field }) => problem(code, field));
};

interface Seen {
  readonly row: OperationRow;
  readonly through: string;
  readonly context: HubContext;
  readonly did: 'planned' | 'replanned' | 'started' | 'called_off' | 'done' | 'corrected' | 'case_added';
}
interface Change {
  readonly version: number;
  readonly to: OperationState;
  readonly outcome?: StoredOutcome;
}

const changed = async (
  { version, to, outcome }: Change,
  { row, through, context, did }: Seen,
  besides: (tx: EntityManager) => Promise<void> = () => Promise.resolve(),
): Promise<OperationResult> => {
  if (row.version !== version) return operationNotKept([problem('VERSION_CONFLICT', 'input.version')]);
  const stored = await context.asSystem(`operation-${did.replace('_', '-')}`, async (tx) => {
    const after = await changeOperation(tx, { id: row.id, version, to, ...(outcome && { outcome }) });
    if (!after) return undefined;
    await besides(tx);
    await recordStep(tx, row.id, { through, context, did });
    return after;
  });
  return stored ? operationKept(stored) : operationNotKept([problem('VERSION_CONFLICT', 'input.version')]);
};

/** In the record of each case of the operation. */
export const recordStep = async (
  tx: EntityManager,
  operation: string,
  { through, context, did }: Omit<Seen, 'row'>,
): Promise<void> => {
  for (const { case_id: caseId } of await casesOfOperations(tx, [operation]))
    await recordAct(tx, {
      ...{ by: context.caller.id, office: through, action: `operation.${did}`, purpose: 'operation' },
      ...{ resourceType: 'operation', resource: operation, caseId },
    });
};
