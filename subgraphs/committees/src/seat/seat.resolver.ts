import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { organizationById } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import { Seat } from './seat.type.js';

@Resolver(() => Seat)
export class SeatResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The organisation that fills it.' })
  @Classified('PUB')
  organization(@Root() { organizationId }: Seat, @Ctx() context: HubContext): Promise<Organization | null> {
    return context.load(organizationById, organizationId);
  }
}
