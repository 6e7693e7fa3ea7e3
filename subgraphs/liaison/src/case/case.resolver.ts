import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type ConnectionOf, type HubContext, PageArgs, toConnection } from '@hub/subgraph-kit';
import { requireRepatriationReader } from '../permissions.js';
import { pagesOfCases } from '../repatriation/repatriation.store.js';
import { type Repatriation, RepatriationConnection, repatriationOf } from '../repatriation/repatriation.type.js';
import { Case } from './case.stub.js';

@Resolver(() => Case)
export class CaseResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => RepatriationConnection, {
    nullable: true,
    description: 'Repatriations of persons of this case, newest first.',
  })
  async repatriations(
    @Ctx() context: HubContext,
    @Root() { id }: Case,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<Repatriation> | null> {
    requireRepatriationReader(context.caller);
    const rows = await context.load(pagesOfCases, { owner: id, ...page });
    return rows && toConnection(rows, repatriationOf);
  }
}
