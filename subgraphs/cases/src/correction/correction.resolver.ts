import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { CaseResult } from '../case/case.type.js';
import { correct } from './correction.commands.js';
import { CorrectCaseInput } from './correction.inputs.js';

@Resolver(() => CaseResult)
export class CorrectionResolver {
  @Mutation(() => CaseResult, {
    description:
      'Puts right what was told of a case that is assigned to you. Exploitation that turns out to be across the border is told to whom its report would have told it.',
  })
  @Classified('RES', 'case:work')
  correctCase(
    @Input('input', () => CorrectCaseInput, { class: 'RES', description: 'What is so instead, and why.' })
    input: CorrectCaseInput,
    @Ctx() context: HubContext,
  ): Promise<CaseResult> {
    return correct(input, context);
  }
}
