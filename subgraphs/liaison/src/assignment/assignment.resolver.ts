import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { loadCounterparts } from '../counterpart/counterpart.store.js';
import { CounterpartOffice } from '../counterpart/counterpart.type.js';
import { requireCounterpartReader } from '../permissions.js';
import { assignCounterpart, endCounterpartAssignment } from './assignment.commands.js';
import { AssignCounterpartInput, EndCounterpartAssignmentInput } from './assignment.inputs.js';
import { LiaisonAssignment, LiaisonAssignmentResult } from './assignment.type.js';

@Resolver(() => LiaisonAssignment)
export class AssignmentResolver {
  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => CounterpartOffice, { nullable: true, description: 'The office across the border.' })
  async counterpart(
    @Ctx() context: HubContext,
    @Root() assignment: LiaisonAssignment,
  ): Promise<CounterpartOffice | null> {
    requireCounterpartReader(context.caller);
    return context.load(loadCounterparts, assignment.counterpartId);
  }
  @Classified('RES', 'counterpart:write')
  @Mutation(() => LiaisonAssignmentResult, {
    description: 'Has a committee of your area work with a counterpart office from today on; it then sees the office.',
  })
  assignCounterpart(
    @Ctx() context: HubContext,
    @Input('input', () => AssignCounterpartInput, { class: 'RES', description: 'Which.' })
    input: AssignCounterpartInput,
  ): Promise<LiaisonAssignmentResult> {
    return assignCounterpart(input, context);
  }

  @Classified('RES', 'counterpart:write')
  @Mutation(() => LiaisonAssignmentResult, {
    description: 'Ends an assignment today; the committee sees the office no more. May be repeated.',
  })
  endCounterpartAssignment(
    @Ctx() context: HubContext,
    @Input('input', () => EndCounterpartAssignmentInput, { class: 'RES', description: 'Which.' })
    input: EndCounterpartAssignmentInput,
  ): Promise<LiaisonAssignmentResult> {
    return endCounterpartAssignment(input, context);
  }
}
