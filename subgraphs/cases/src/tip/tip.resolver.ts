import { Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { BY_RECEIPT, Classified, type HubContext, HubError, Input } from '@hub/subgraph-kit';
import { PurposeArgs } from '../access/access.args.js';
import { Case } from '../case/case.type.js';
import { add, answer, read, submit } from './tip.commands.js';
import { AddToTipInput, AnswerTipInput, SubmitTipInput } from './tip.inputs.js';
import { tipMessagesOfCase, tipsOfCase } from './tip.reference.js';
import { AddToTipResult, AnswerTipResult, CaseTip, SubmitTipResult, Tip, TipMessage } from './tip.type.js';

@Resolver()
export class TipResolver {
  @Mutation(() => SubmitTipResult, {
    description: 'Tells a committee something without signing in; answers when every entitled inbox holds it.',
  })
  @Classified('RES', BY_RECEIPT)
  submitTip(
    @Input('input', () => SubmitTipInput, { class: 'RES', description: 'What is told.' }) input: SubmitTipInput,
    @Ctx() context: HubContext,
  ): Promise<SubmitTipResult> {
    return submit(input, context);
  }

  @Mutation(() => AddToTipResult, { description: 'Adds to a tip by the code of its receipt.' })
  @Classified('RES', BY_RECEIPT)
  addToTip(
    @Input('input', () => AddToTipInput, { class: 'RES', description: 'What to add.' }) input: AddToTipInput,
    @Ctx() context: HubContext,
  ): Promise<AddToTipResult> {
    return add(input, context);
  }

  @Query(() => Tip, { nullable: true, description: 'What became of a tip; null for a code that no tip has.' })
  @Classified('RES', BY_RECEIPT)
  tip(
    @Input('code', () => ID, { class: 'RES', description: 'The code of the receipt.' }) code: string,
    @Ctx() context: HubContext,
  ): Promise<Tip | null> {
    return read(code, context);
  }

  @Mutation(() => AnswerTipResult, {
    description: 'Answers whoever sent the tip of a case assigned to you; needs a second factor. May be repeated.',
  })
  @Classified('RES', 'case:work')
  answerTip(
    @Input('input', () => AnswerTipInput, { class: 'RES', description: 'What to answer.' }) input: AnswerTipInput,
    @Ctx() context: HubContext,
  ): Promise<AnswerTipResult> {
    return answer(input, context);
  }
}

@Resolver(() => Case)
export class CaseTipResolver {
  @FieldResolver(() => CaseTip, { nullable: true, description: 'Null unless the case came from a tip; the first.' })
  @Classified('RES', 'case:read')
  async tip(@Root() { id }: Case, @Ctx() context: HubContext): Promise<CaseTip | null> {
    return (await context.load(tipsOfCase, id))?.[0] ?? null;
  }

  @FieldResolver(() => [CaseTip], {
    description: 'All tips that came for it or for a case merged into it, first told first.',
  })
  @Classified('RES', 'case:read')
  async tips(@Root() { id }: Case, @Ctx() context: HubContext): Promise<CaseTip[]> {
    return (await context.load(tipsOfCase, id)) ?? [];
  }

  @FieldResolver(() => [TipMessage], {
    nullable: true,
    description: 'What was written after the tip, by whoever may know the reporter; each read is recorded.',
  })
  @Classified('VID', 'reporter:read')
  async tipMessages(
    @Root() { id }: Case,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<TipMessage[]> {
    const messages = await context.load(tipMessagesOfCase, { case: id, purpose });
    if (!messages) throw new HubError('FORBIDDEN_FIELD');
    return messages;
  }
}
