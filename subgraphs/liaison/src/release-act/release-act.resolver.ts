import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { requireRepatriationReader } from '../permissions.js';
import { Repatriation } from '../repatriation/repatriation.type.js';
import { loadReleaseActs } from './release-act.store.js';
import { ReleaseAct } from './release-act.type.js';

@Resolver(() => Repatriation)
export class ReleaseActResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [ReleaseAct], {
    description:
      'Each release of it, change of scope and withdrawal, oldest first: on which basis what went over, and when.',
  })
  async releases(@Ctx() context: HubContext, @Root() { id }: Repatriation): Promise<ReleaseAct[]> {
    requireRepatriationReader(context.caller);
    return (await context.load(loadReleaseActs, id)) ?? [];
  }
}
