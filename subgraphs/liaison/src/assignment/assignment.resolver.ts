import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { loadCounterparts } from '../counterpart/counterpart.store.js';
import { CounterpartOffice, counterpartOf } from '../counterpart/counterpart.type.js';
import { requireCounterpartReader } from '../permissions.js';
import { LiaisonAssignment } from './assignment.type.js';

@Resolver(() => LiaisonAssignment)
export class AssignmentResolver {
  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => CounterpartOffice, { nullable: true, description: 'The office across the border.' })
  async counterpart(
    @Ctx() context: HubContext,
    @Root() assignment: LiaisonAssignment,
  ): Promise<CounterpartOffice | null> {
    requireCounterpartReader(context.caller);
    const row = await context.load(loadCounterparts, assignment.counterpartId);
    return row && counterpartOf(row);
  }
}
