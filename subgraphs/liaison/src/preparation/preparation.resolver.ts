import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { Repatriation } from '../repatriation/repatriation.type.js';
import { loadPreparations } from './preparation.store.js';
import { HandoverPreparation } from './preparation.type.js';

@Resolver(() => Repatriation)
export class PreparationResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [HandoverPreparation], {
    description: 'Who at the crossing was told that people cross soon, and whether they answered; oldest first.',
  })
  async preparations(@Ctx() context: HubContext, @Root() { id }: Repatriation): Promise<HandoverPreparation[]> {
    return (await context.load(loadPreparations, id)) ?? [];
  }
}
