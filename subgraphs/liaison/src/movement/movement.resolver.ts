import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, type Problem, problem } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { checkInput } from '../errors.js';
import { officeFor, requireRepatriationReader, requireRepatriationWriter } from '../permissions.js';
import { loadRepatriations } from '../repatriation/repatriation.store.js';
import { Repatriation } from '../repatriation/repatriation.type.js';
import { isOpenCrossing } from '../schedule/schedule.store.js';
import {
  PlanRepatriationMovementInput,
  planRules,
  rescheduleMovementRules,
  RescheduleRepatriationMovementInput,
  StartRepatriationMovementInput,
  startRules,
} from './movement.inputs.js';
import { loadMembers, type MovementOutcome, type Offices, plan, rescheduleTogether, start } from './movement.store.js';
import { moved, Movement, notMoved, RepatriationMovementResult } from './movement.type.js';

@Resolver(() => Movement)
export class MovementResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [Repatriation], { description: 'Those of it that you may see, by their reference.' })
  async repatriations(@Ctx() context: HubContext, @Root() { id }: Movement): Promise<Repatriation[]> {
    requireRepatriationReader(context.caller);
    return (await context.load(loadMembers, id)) ?? [];
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationMovementResult, {
    description: 'Schedules repatriations that cross together: all of them, or none. Each keeps its own handover.',
  })
  async planRepatriationMovement(
    @Ctx() context: HubContext,
    @Input('input', () => PlanRepatriationMovementInput, { class: 'RES', description: 'Who crosses together.' })
    input: PlanRepatriationMovementInput,
  ): Promise<RepatriationMovementResult> {
    const offices = requireRepatriationWriter(context.caller);
    const checked = checkInput(planRules(thaiDay(context.now())), input);
    if ('problems' in checked) return notMoved(checked.problems);
    const { repatriations, crossing } = checked.value;
    const acting = await officesFor(context, offices, repatriations);
    const unknown = repatriations.flatMap(({ repatriation }, index) =>
      acting.has(repatriation) ? [] : problem('NOT_FOUND', `input.repatriations.${index}`),
    );
    if (!(await isOpenCrossing(context, crossing))) unknown.push(problem('NOT_FOUND', 'input.crossing'));
    return unknown.length ? notMoved(unknown) : answer(plan(context, acting, checked.value));
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationMovementResult, {
    description: 'Gives all that move together another crossing and window.',
  })
  async rescheduleRepatriationMovement(
    @Ctx() context: HubContext,
    @Input('input', () => RescheduleRepatriationMovementInput, { class: 'RES', description: 'The new plan.' })
    input: RescheduleRepatriationMovementInput,
  ): Promise<RepatriationMovementResult> {
    const offices = requireRepatriationWriter(context.caller);
    const checked = checkInput(rescheduleMovementRules(thaiDay(context.now())), input);
    if ('problems' in checked) return notMoved(checked.problems);
    if (!(await isOpenCrossing(context, checked.value.crossing)))
      return notMoved([problem('NOT_FOUND', 'input.crossing')]);
    const acting = await officesOfMovement(context, offices, checked.value.movement);
    return acting ? answer(rescheduleTogether(context, acting, checked.value)) : notMoved([unknownMovement]);
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationMovementResult, {
    description: 'Lets all that move together set out: all of them, or none.',
  })
  async startRepatriationMovement(
    @Ctx() context: HubContext,
    @Input('input', () => StartRepatriationMovementInput, { class: 'RES', description: 'Which one.' })
    input: StartRepatriationMovementInput,
  ): Promise<RepatriationMovementResult> {
    const offices = requireRepatriationWriter(context.caller);
    const checked = checkInput(startRules, input);
    if ('problems' in checked) return notMoved(checked.problems);
    const acting = await officesOfMovement(context, offices, checked.value.movement);
    return acting ? answer(start(context, acting, checked.value)) : notMoved([unknownMovement]);
  }
}

const unknownMovement: Problem = problem('NOT_FOUND', 'input.movement');
type Held = ReturnType<typeof requireRepatriationWriter>;

/** Which of the caller's offices acts on each of these; without an entry where none may. */
const officesFor = async (
  context: HubContext,
  offices: Held,
  members: readonly { readonly repatriation: string }[],
): Promise<Offices> => {
  const rows = await Promise.all(members.map(({ repatriation }) => context.load(loadRepatriations, repatriation)));
  return new Map(
    rows.flatMap((row) => {
      const office = row && officeFor(context.directory, offices, row.leadCommittee);
      return office ? [[row.id, office] as const] : [];
    }),
  );
};

/** The same for all of a movement that the caller sees; undefined where one of them is not for this caller. */
const officesOfMovement = async (
  context: HubContext,
  offices: Held,
  movement: string,
): Promise<Offices | undefined> => {
  // not through `load`, which would remember them as they are before the change
  const [members = []] = (await loadMembers([movement], context)).map((found) => found ?? []);
  const acting = await officesFor(
    context,
    offices,
    members.map(({ id }) => ({ repatriation: id })),
  );
  return members.length && acting.size === members.length ? acting : undefined;
};

const answer = async (outcome: Promise<MovementOutcome>): Promise<RepatriationMovementResult> => {
  const done = await outcome;
  return 'id' in done ? moved(done) : notMoved(done);
};
