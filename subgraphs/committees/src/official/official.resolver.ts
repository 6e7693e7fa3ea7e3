import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { organizationById } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import { Official } from './official.type.js';

@Resolver(() => Official)
export class OfficialResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The organisation they come from.' })
  @Classified('RES', 'directory:read')
  organization(@Root() { organizationId }: Official, @Ctx() context: HubContext): Promise<Organization | null> | null {
    return organizationId ? context.load(organizationById, organizationId) : null;
  }
}
