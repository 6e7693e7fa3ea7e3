import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type ConnectionOf, type HubContext, PageArgs, toConnection } from '@hub/subgraph-kit';
import { loadCounterpartsOfCommittees } from '../assignment/assignment.store.js';
import { CounterpartOffice, counterpartOf } from '../counterpart/counterpart.type.js';
import { requireCounterpartReader, requireRepatriationReader } from '../permissions.js';
import { pagesOfCommittees } from '../repatriation/repatriation.store.js';
import { type Repatriation, RepatriationConnection, repatriationOf } from '../repatriation/repatriation.type.js';
import { Committee } from './committee.stub.js';

@Resolver(() => Committee)
export class CommitteeResolver {
  @Classified('RES', 'counterpart:read')
  @FieldResolver(() => [CounterpartOffice], {
    nullable: true,
    description: 'Offices across the border that it works with today, by name.',
  })
  async counterparts(@Ctx() context: HubContext, @Root() { id }: Committee): Promise<CounterpartOffice[]> {
    requireCounterpartReader(context.caller);
    return ((await context.load(loadCounterpartsOfCommittees, id)) ?? []).map(counterpartOf);
  }

  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => RepatriationConnection, { nullable: true, description: 'Repatriations it leads, newest first.' })
  async repatriations(
    @Ctx() context: HubContext,
    @Root() { id }: Committee,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<Repatriation> | null> {
    requireRepatriationReader(context.caller);
    const rows = await context.load(pagesOfCommittees, { owner: id, ...page });
    return rows && toConnection(rows, repatriationOf);
  }
}
