import { Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  Input,
  keysetOf,
  PageArgs,
  requireScope,
  toConnection,
} from '@hub/subgraph-kit';
import { PurposeArgs } from '../access/access.args.js';
import { Case } from '../case/case.type.js';
import { readerOf } from './operation.access.js';
import { changePlan, complete, plan, step } from './operation.commands.js';
import { addOperationCase, correctOperation } from './operation.correction.js';
import {
  AddOperationCaseInput,
  ChangeOperationPlanInput,
  CompleteOperationInput,
  CorrectOperationInput,
  PlanOperationInput,
  StepOperationInput,
} from './operation.inputs.js';
import { planOfOperation } from './operation.reading.js';
import { casesOfOperation, correctionsOfOperation, operationById, operationsOfCase } from './operation.reference.js';
import type { PlanValues } from './operation.sealing.js';
import {
  Operation,
  OperationConnection,
  OperationCorrection,
  OperationPlan,
  OperationResult,
  operationShape,
} from './operation.type.js';

@Resolver(() => Operation)
export class OperationResolver {
  @Query(() => Operation, {
    nullable: true,
    description: 'One operation; null when there is none or you may not see it.',
  })
  @Classified('RES', 'operation:read')
  operation(
    @Input('id', () => ID, { class: 'RES', description: 'Id of the operation.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Operation | null> {
    requireScope(context.caller, 'operation:read');
    return context.load(operationById, id);
  }

  @Mutation(() => OperationResult, {
    description: 'Plans an operation for cases that are shared with your police office for investigation.',
  })
  @Classified('RES', 'operation:plan')
  planOperation(
    @Input('input', () => PlanOperationInput, { class: 'RES', description: 'The cases and the plan.' })
    input: PlanOperationInput,
    @Ctx() context: HubContext,
  ): Promise<OperationResult> {
    return plan(input, context);
  }

  @Mutation(() => OperationResult, { description: 'Changes the plan of an operation that has not begun.' })
  @Classified('RES', 'operation:plan')
  changeOperationPlan(
    @Input('input', () => ChangeOperationPlanInput, { class: 'RES', description: 'The new plan.' })
    input: ChangeOperationPlanInput,
    @Ctx() context: HubContext,
  ): Promise<OperationResult> {
    return changePlan(input, context);
  }

  @Mutation(() => OperationResult, { description: 'Notes that an operation has begun.' })
  @Classified('RES', 'operation:plan')
  startOperation(
    @Input('input', () => StepOperationInput, { class: 'RES', description: 'Which.' }) input: StepOperationInput,
    @Ctx() context: HubContext,
  ): Promise<OperationResult> {
    return step('UNDER_WAY', input, context);
  }

  @Mutation(() => OperationResult, { description: 'Calls an operation off that is not done.' })
  @Classified('RES', 'operation:plan')
  callOffOperation(
    @Input('input', () => StepOperationInput, { class: 'RES', description: 'Which.' }) input: StepOperationInput,
    @Ctx() context: HubContext,
  ): Promise<OperationResult> {
    return step('CALLED_OFF', input, context);
  }

  @Mutation(() => OperationResult, { description: 'Records what came of an operation that is under way.' })
  @Classified('RES', 'operation:plan')
  completeOperation(
    @Input('input', () => CompleteOperationInput, { class: 'RES', description: 'What came of it.' })
    input: CompleteOperationInput,
    @Ctx() context: HubContext,
  ): Promise<OperationResult> {
    return complete(input, context);
  }

  @Mutation(() => OperationResult, {
    description: 'Puts right what was told to have come of an operation; published statistics stay as they are.',
  })
  @Classified('RES', 'operation:plan')
  correctOperation(
    @Input('input', () => CorrectOperationInput, { class: 'RES', description: 'What really came of it, and why.' })
    input: CorrectOperationInput,
    @Ctx() context: HubContext,
  ): Promise<OperationResult> {
    return correctOperation(input, context);
  }

  @Mutation(() => OperationResult, { description: 'Adds a case to an operation that is not called off.' })
  @Classified('RES', 'operation:plan')
  addOperationCase(
    @Input('input', () => AddOperationCaseInput, { class: 'RES', description: 'Which case, to which.' })
    input: AddOperationCaseInput,
    @Ctx() context: HubContext,
  ): Promise<OperationResult> {
    return addOperationCase(input, context);
  }

  @FieldResolver(() => [OperationCorrection], { description: 'What was told before each correction, oldest first.' })
  @Classified('RES', 'operation:read')
  async corrections(@Root() { id }: Operation, @Ctx() context: HubContext): Promise<OperationCorrection[]> {
    return (await context.load(correctionsOfOperation, id)) ?? [];
  }

  @FieldResolver(() => [Case], { description: 'The cases it is for, of those you may see.' })
  @Classified('RES', 'case:read')
  async cases(@Root() { id }: Operation, @Ctx() context: HubContext): Promise<Case[]> {
    return (await context.load(casesOfOperation, id)) ?? [];
  }

  @FieldResolver(() => OperationPlan, { nullable: true, description: 'The plan; each read is recorded.' })
  @Classified('VID', 'operation:plan')
  async plan(
    @Root() { id: operation }: Operation,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<PlanValues> {
    const values = await context.load(planOfOperation, { operation, purpose });
    if (!values) throw new HubError('FORBIDDEN_FIELD');
    return values;
  }
}

@Resolver(() => Case)
export class CaseOperationsResolver {
  @FieldResolver(() => OperationConnection, {
    nullable: true,
    description: 'Operations, newest first: those that are done, and to police whom the case is shared with all.',
  })
  @Classified('RES', 'operation:read')
  async operations(
    @Root() { id: owner }: Case,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Operation> | null> {
    keysetOf({ first, after });
    const filter = readerOf(context);
    const page = filter.offices.length ? await context.load(operationsOfCase, { owner, first, after, filter }) : null;
    return page && toConnection(page, operationShape);
  }
}
