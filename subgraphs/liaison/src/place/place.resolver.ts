import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { loadCrossingsOfPlaces } from '../crossing/crossing.store.js';
import { BorderCrossing, crossingOf } from '../crossing/crossing.type.js';
import { Place } from './place.stub.js';

@Resolver(() => Place)
export class PlaceResolver {
  @Classified('PUB')
  @FieldResolver(() => [BorderCrossing], { nullable: true, description: 'Border crossings of this place, by name.' })
  async borderCrossings(@Ctx() context: HubContext, @Root() place: Place): Promise<BorderCrossing[]> {
    return ((await context.load(loadCrossingsOfPlaces, place.pcode)) ?? []).map(crossingOf);
  }
}
