import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, HubError, Input, problem } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { loadAnswersToSaid } from '../answer/answer.store.js';
import { CounterpartAnswer } from '../answer/answer.type.js';
import { checkInput } from '../errors.js';
import { FOLLOW, requireCounterpart, requireRepatriationReader } from '../permissions.js';
import { Repatriation } from '../repatriation/repatriation.type.js';
import { RepatriationUpdate } from '../update/update.type.js';
import { counterpartUpdateRules, SendCounterpartUpdateInput } from './counterpart-update.inputs.js';
import { lacksOfUpdate } from './counterpart-update.rules.js';
import { loadCounterpartUpdates, loadSaidOf, loadSaidOfRef, say } from './counterpart-update.store.js';
import { CounterpartUpdate, counterpartUpdateOf, SendCounterpartUpdateResult } from './counterpart-update.type.js';

const answered = (
  update: CounterpartUpdate | null,
  problems: SendCounterpartUpdateResult['problems'] = [],
): SendCounterpartUpdateResult => Object.assign(new SendCounterpartUpdateResult(), { update, problems });

@Resolver(() => CounterpartUpdate)
export class CounterpartUpdateResolver {
  @Classified('RES', 'repatriation:follow')
  @Mutation(() => SendCounterpartUpdateResult, {
    description:
      'Says for a counterpart office how a return that it follows stands there. Persons who left Thailand and were received, as many as set out, bring it to RECEIVED.',
  })
  async sendCounterpartUpdate(
    @Ctx() context: HubContext,
    @Input('input', () => SendCounterpartUpdateInput, { class: 'RES', description: 'What is said.' })
    input: SendCounterpartUpdateInput,
  ): Promise<SendCounterpartUpdateResult> {
    requireCounterpart(context.caller, input.office);
    const checked = checkInput(counterpartUpdateRules(context.now(), thaiDay(context.now())), input);
    if ('problems' in checked) return answered(null, checked.problems);
    const lacks = lacksOfUpdate(checked.value);
    if (lacks.length)
      return answered(
        null,
        lacks.map(([code, field]) => problem(code, `input.${field}`)),
      );
    const outcome = await say(context, checked.value);
    if (!outcome) throw new HubError('NOT_FOUND');
    if (outcome === 'IDEMPOTENCY_KEY_REUSED') return answered(null, [problem(outcome, 'input.idempotencyKey')]);
    return 'id' in outcome
      ? answered(counterpartUpdateOf(outcome))
      : answered(null, [problem(outcome[0], `input.${outcome[1]}`)]);
  }

  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => CounterpartAnswer, {
    nullable: true,
    description: 'Whether somebody here has answered it; null where nobody has to. For the Thai side only.',
  })
  async answer(@Ctx() context: HubContext, @Root() { id }: CounterpartUpdate): Promise<CounterpartAnswer | null> {
    requireRepatriationReader(context.caller);
    return context.load(loadAnswersToSaid, id);
  }
}

@Resolver(() => Repatriation)
export class SaidOfRepatriationResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [CounterpartUpdate], { description: 'What the other side said of it, oldest first.' })
  async counterpartUpdates(@Ctx() context: HubContext, @Root() { id }: Repatriation): Promise<CounterpartUpdate[]> {
    requireRepatriationReader(context.caller);
    return (await context.load(loadSaidOf, id)) ?? [];
  }
}

@Resolver(() => RepatriationUpdate)
export class SaidOfUpdateResolver {
  @Classified('RES', FOLLOW)
  @FieldResolver(() => [CounterpartUpdate], { description: 'What the other side has said of it so far, oldest first.' })
  async counterpartUpdates(
    @Ctx() context: HubContext,
    @Root() { ref }: RepatriationUpdate,
  ): Promise<CounterpartUpdate[]> {
    return (await context.load(loadSaidOfRef, ref)) ?? [];
  }

  @Classified('RES', FOLLOW)
  @FieldResolver(() => CounterpartUpdate, {
    nullable: true,
    description: 'What the other side said, in an entry of that; null on the list of all that an office follows.',
  })
  counterpartUpdate(
    @Ctx() context: HubContext,
    @Root() { said }: RepatriationUpdate,
  ): Promise<CounterpartUpdate | null> | null {
    return said.counterpartUpdate ? context.load(loadCounterpartUpdates, said.counterpartUpdate) : null;
  }
}
