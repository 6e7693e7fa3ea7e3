import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { end, handOver } from './assignment.commands.js';
import { AssignCaseInput, EndAssignmentInput } from './assignment.inputs.js';
import { CaseAssignmentResult } from './assignment.type.js';

@Resolver(() => CaseAssignmentResult)
export class AssignmentResolver {
  @Mutation(() => CaseAssignmentResult, {
    description: 'Hands a case that you work on, or that your secretariat sees, to an official. May be repeated.',
  })
  @Classified('RES', 'case:work')
  assignCase(
    @Input('input', () => AssignCaseInput, { class: 'RES', description: 'To whom.' }) input: AssignCaseInput,
    @Ctx() context: HubContext,
  ): Promise<CaseAssignmentResult> {
    return handOver(input, context);
  }

  @Mutation(() => CaseAssignmentResult, { description: 'Ends an assignment. May be repeated.' })
  @Classified('RES', 'case:work')
  endAssignment(
    @Input('input', () => EndAssignmentInput, { class: 'RES', description: 'Which.' }) input: EndAssignmentInput,
    @Ctx() context: HubContext,
  ): Promise<CaseAssignmentResult> {
    return end(input, context);
  }
}
