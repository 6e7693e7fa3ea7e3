import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { CaseResult } from '../case/case.type.js';
import { triage } from './triage.commands.js';
import { TriageCaseInput } from './triage.inputs.js';

@Resolver(() => CaseResult)
export class TriageResolver {
  @Mutation(() => CaseResult, {
    description:
      'Judges anew how urgent a case is. One that became more urgent, or turned out to involve a minor, is told to whom its report would have told it.',
  })
  @Classified('RES', 'case:work')
  triageCase(
    @Input('input', () => TriageCaseInput, { class: 'RES', description: 'The judgement, and why.' })
    input: TriageCaseInput,
    @Ctx() context: HubContext,
  ): Promise<CaseResult> {
    return triage(input, context);
  }
}
