import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { type AgencyKind, type Mandate, MANDATES_OF_AGENCY } from '@hub/vocabulary';
import { AgencyKindCode, MandateCode } from '../codes.js';
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

  @FieldResolver(() => AgencyKindCode, { nullable: true, description: 'The kind of agency that it is for.' })
  @Classified('PUB')
  async agencyKind(@Root() { organizationId }: Seat, @Ctx() context: HubContext): Promise<AgencyKind | null> {
    return (await context.load(organizationById, organizationId))?.agencyKind ?? null;
  }

  @FieldResolver(() => [MandateCode], {
    nullable: true,
    description: 'What whoever sits there brings by the mandate of their own agency, e.g. community development.',
  })
  @Classified('PUB')
  async mandates(@Root() { organizationId }: Seat, @Ctx() context: HubContext): Promise<readonly Mandate[]> {
    const found = await context.load(organizationById, organizationId);
    return (found && MANDATES_OF_AGENCY[found.agencyKind]) ?? [];
  }
}
