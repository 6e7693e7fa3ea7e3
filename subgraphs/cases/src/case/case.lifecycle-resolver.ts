import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { merge } from '../merge/merge.commands.js';
import { changeState, extendReflection } from './case.commands.js';
import { ChangeCaseStateInput, ExtendReflectionInput, MergeCasesInput, TransferCaseInput } from './case.inputs.js';
import { transfer } from './case.transfer.js';
import { CaseResult, ChangeCaseStateResult } from './case.type.js';

@Resolver(() => CaseResult)
export class CaseLifecycleResolver {
  @Mutation(() => ChangeCaseStateResult, {
    description: 'Moves a case that is assigned to you, or in whose emergency you act, one step on.',
  })
  @Classified('RES', ['case:work', 'emergency:act'])
  changeCaseState(
    @Input('input', () => ChangeCaseStateInput, { class: 'RES', description: 'The step.' })
    input: ChangeCaseStateInput,
    @Ctx() context: HubContext,
  ): Promise<ChangeCaseStateResult> {
    return changeState(input, context);
  }

  @Mutation(() => CaseResult, { description: 'Lets the persons of a case that is assigned to you reflect longer.' })
  @Classified('RES', 'case:work')
  extendReflection(
    @Input('input', () => ExtendReflectionInput, { class: 'RES', description: 'By how many days, and why.' })
    input: ExtendReflectionInput,
    @Ctx() context: HubContext,
  ): Promise<CaseResult> {
    return extendReflection(input, context);
  }

  @Mutation(() => CaseResult, {
    description:
      'Gives a case to another committee, which is told as of a new report. The former one sees it on, without its persons.',
  })
  @Classified('RES', 'case:work')
  transferCase(
    @Input('input', () => TransferCaseInput, { class: 'RES', description: 'To whom, and why.' })
    input: TransferCaseInput,
    @Ctx() context: HubContext,
  ): Promise<CaseResult> {
    return transfer(input, context);
  }

  @Mutation(() => CaseResult, {
    description:
      'Ends a case as a duplicate of another one of the same committee, which goes on with everything of both. Answers the duplicate.',
  })
  @Classified('RES', 'case:work')
  mergeCases(
    @Input('input', () => MergeCasesInput, { class: 'RES', description: 'Which two.' }) input: MergeCasesInput,
    @Ctx() context: HubContext,
  ): Promise<CaseResult> {
    return merge(input, context);
  }
}
