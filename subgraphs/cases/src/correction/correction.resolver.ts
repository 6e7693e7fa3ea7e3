import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { CaseResult } from '../case/case.type.js';
import { correct } from './correction.commands.js';
import { CorrectCaseInput } from './correction.inputs.js';

@Resolver(() => CaseResult)
export class CorrectionResolver {
  @Mutation(() => CaseResult, {
    description:
      'Puts right what was told of a case that is assigned to you. Places that are named only now, and exploitation across the border, are told to whom the report would have told them.',
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
