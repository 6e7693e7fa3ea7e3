import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext } from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.type.js';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { officialById } from '../official/official.reference.js';
import { Official } from '../official/official.type.js';
import { documentsOfOrder } from '../order-document/order-document.reference.js';
import { OrderDocument } from '../order-document/order-document.type.js';
import { organizationById, organizationsOf } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import {
  commentsOnOrder,
  ordersOfCommittee,
  revisionsOfOrder,
  signatureOfOrder,
} from './appointment-order.reference.js';
import { AppointmentOrder, OrderComment, OrderRevision } from './appointment-order.type.js';

/** Who reads the number and the signer of an order: who reads orders, and who reads who holds what. */
const SIGNATURE = ['committee:read', 'directory:read'] as const;

@Resolver(() => AppointmentOrder)
export class AppointmentOrderResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Its number; null until it is signed.' })
  @Classified('RES', SIGNATURE)
  async number(@Root() { id }: AppointmentOrder, @Ctx() context: HubContext): Promise<string | null> {
    return (await context.load(signatureOfOrder, id))?.number ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Office of the signer; null until it is signed.' })
  @Classified('RES', SIGNATURE)
  async signedAs(@Root() { id }: AppointmentOrder, @Ctx() context: HubContext): Promise<string | null> {
    return (await context.load(signatureOfOrder, id))?.signed_as ?? null;
  }

  @FieldResolver(() => [OrderRevision], {
    nullable: true,
    description:
      'What it says and said, newest 100; none for offices of other committees than its own and the one above.',
  })
  @Classified('RES', 'committee:read')
  revisions(@Root() { id }: AppointmentOrder, @Ctx() context: HubContext): Promise<OrderRevision[] | null> {
    return context.load(revisionsOfOrder, id);
  }

  @FieldResolver(() => [OrderComment], { nullable: true, description: 'What members said of it, newest 100.' })
  @Classified('RES', 'committee:read')
  comments(@Root() { id }: AppointmentOrder, @Ctx() context: HubContext): Promise<OrderComment[] | null> {
    return context.load(commentsOnOrder, id);
  }

  @FieldResolver(() => [OrderDocument], { nullable: true, description: 'Its documents, newest first.' })
  @Classified('RES', 'committee:read')
  documents(@Root() { id }: AppointmentOrder, @Ctx() context: HubContext): Promise<OrderDocument[] | null> {
    return context.load(documentsOfOrder, id);
  }
}

@Resolver(() => Committee)
export class OrdersOfCommitteeResolver {
  @FieldResolver(() => [AppointmentOrder], { nullable: true, description: 'Orders that appoint it, newest 100.' })
  @Classified('PUB')
  orders(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<AppointmentOrder[] | null> {
    return context.load(ordersOfCommittee, id);
  }
}

@Resolver(() => OrderRevision)
export class OrderRevisionResolver {
  @FieldResolver(() => [Organization], { nullable: true, description: 'Organizations that are to be members.' })
  @Classified('RES', 'committee:read')
  organizations(@Root() { organizationIds }: OrderRevision, @Ctx() context: HubContext): Promise<Organization[]> {
    return organizationsOf(context, organizationIds);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Who wrote it.' })
  @Classified('RES', 'directory:read')
  by(@Root() { officialId }: OrderRevision, @Ctx() context: HubContext): Promise<Official | null> {
    return context.load(officialById, officialId);
  }
}

@Resolver(() => OrderComment)
export class OrderCommentResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'Who says it, when not the office.' })
  @Classified('RES', 'committee:read')
  organization(
    @Root() { organizationId }: OrderComment,
    @Ctx() context: HubContext,
  ): Promise<Organization | null> | null {
    return organizationId ? context.load(organizationById, organizationId) : null;
  }

  @FieldResolver(() => Office, { nullable: true, description: 'Through which office.' })
  @Classified('RES', 'committee:read')
  office(@Root() { officeId }: OrderComment, @Ctx() context: HubContext): Promise<Office | null> {
    return context.load(officeById, officeId);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Who wrote it down.' })
  @Classified('RES', 'directory:read')
  by(@Root() { officialId }: OrderComment, @Ctx() context: HubContext): Promise<Official | null> {
    return context.load(officialById, officialId);
  }
}
