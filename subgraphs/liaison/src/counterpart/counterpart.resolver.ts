import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { loadAssignmentsOfCounterparts } from '../assignment/assignment.store.js';
import { assignmentOf, LiaisonAssignment } from '../assignment/assignment.type.js';
import { loadContacts } from '../contact/contact.store.js';
import { contactOf, LiaisonContact } from '../contact/contact.type.js';
import { requireCounterpartReader } from '../permissions.js';
import { CounterpartOffice } from './counterpart.type.js';

@Resolver(() => CounterpartOffice)
export class CounterpartResolver {
  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => [LiaisonContact], { description: 'Whom to call there, by name.' })
  async contacts(@Ctx() context: HubContext, @Root() counterpart: CounterpartOffice): Promise<LiaisonContact[]> {
    requireCounterpartReader(context.caller);
    return ((await context.load(loadContacts, counterpart.id)) ?? []).map(contactOf);
  }

  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => [LiaisonAssignment], { description: 'Committees that work with this office, and since when.' })
  async committees(@Ctx() context: HubContext, @Root() counterpart: CounterpartOffice): Promise<LiaisonAssignment[]> {
    requireCounterpartReader(context.caller);
    return ((await context.load(loadAssignmentsOfCounterparts, counterpart.id)) ?? []).map(assignmentOf);
  }
}
