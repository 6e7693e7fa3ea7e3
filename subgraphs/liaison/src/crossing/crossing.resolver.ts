import { Ctx, ID, Query, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { listCrossings, loadCrossingsOfPlaces } from './crossing.store.js';
import { BorderCrossing, crossingOf } from './crossing.type.js';

@Resolver(() => BorderCrossing)
export class CrossingResolver {
  @Classified('PUB')
  @Query(() => [BorderCrossing], { description: 'Border crossings by name; those of one place when it is given.' })
  async borderCrossings(
    @Ctx() context: HubContext,
    @Input('district', () => ID, { class: 'PUB', nullable: true, description: 'P-code of a place, on either side.' })
    district?: string | null,
  ): Promise<BorderCrossing[]> {
    const rows = await (district ? context.load(loadCrossingsOfPlaces, district) : context.load(listCrossings, 'all'));
    return (rows ?? []).map(crossingOf);
  }
}
