import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { placeByCode } from '../place/place.reference.js';
import { Place } from '../place/place.type.js';
import { Organization } from './organization.type.js';

@Resolver(() => Organization)
export class OrganizationResolver {
  @FieldResolver(() => Place, { nullable: true, description: 'The place it serves.' })
  @Classified('PUB')
  place(@Root() { placeCode }: Organization, @Ctx() context: HubContext): Promise<Place | null> {
    return context.load(placeByCode, placeCode);
  }
}
