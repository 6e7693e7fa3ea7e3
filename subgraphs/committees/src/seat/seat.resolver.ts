import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { type AgencyKind, type Mandate, MANDATES_OF_AGENCY } from '@hub/vocabulary';
import { AppointmentResult } from '../appointment/appointment.inputs.js';
import { holdersOfOffice } from '../appointment/appointment.reference.js';
import { Appointment } from '../appointment/appointment.type.js';
import { AgencyKindCode, MandateCode } from '../codes.js';
import { CommitteeResult } from '../committee/committee.result.js';
import { groupById } from '../committee-group/committee-group.reference.js';
import { CommitteeGroup } from '../committee-group/committee-group.type.js';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { organizationById } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import { requireDirectoryReading } from '../permissions.js';
import { addSeat, endSeat, fillSeat, vacateSeat } from './seat.commands.js';
import { AddSeatInput, EndSeatInput, FillSeatInput, VacateSeatInput } from './seat.inputs.js';
import { seatOfOffice } from './seat.reference.js';
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

  @FieldResolver(() => CommitteeGroup, { nullable: true, description: 'The group that it is of.' })
  @Classified('PUB')
  group(@Root() { groupId }: Seat, @Ctx() context: HubContext): Promise<CommitteeGroup | null> {
    return context.load(groupById, groupId);
  }

  @FieldResolver(() => Office, {
    nullable: true,
    description: 'The office through which it is held, with its inbox and tasks; null until it is first filled.',
  })
  @Classified('RES', 'directory:read')
  office(@Root() { officeId }: Seat, @Ctx() context: HubContext): Promise<Office | null> | null {
    requireDirectoryReading(context);
    return officeId ? context.load(officeById, officeId) : null;
  }

  @FieldResolver(() => Appointment, { nullable: true, description: 'Who holds it now; null while nobody does.' })
  @Classified('RES', 'directory:read')
  async holder(@Root() { officeId, endedOn }: Seat, @Ctx() context: HubContext): Promise<Appointment | null> {
    requireDirectoryReading(context);
    const held = officeId && !endedOn ? await context.load(holdersOfOffice, officeId) : null;
    return held?.find(({ standsInForId }) => !standsInForId) ?? null;
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'True while nobody holds it, until it ended.' })
  @Classified('RES', 'directory:read')
  async vacant(@Root() seat: Seat, @Ctx() context: HubContext): Promise<boolean> {
    return !seat.endedOn && !(await this.holder(seat, context));
  }

  @Mutation(() => AppointmentResult, {
    description:
      'Appoints an official to a seat, one at a time: a member by the committee itself, a seat whose office gives more by whoever appoints to that.',
  })
  @Classified('RES', 'committee:write')
  fillSeat(
    @Input('input', () => FillSeatInput, { class: 'RES', description: 'Which seat, who and until when.' })
    input: FillSeatInput,
    @Ctx() context: HubContext,
  ): Promise<AppointmentResult> {
    return fillSeat(input, context);
  }

  @Mutation(() => AppointmentResult, { description: 'Ends the appointment of whoever holds a seat; all it gave ends.' })
  @Classified('RES', 'committee:write')
  vacateSeat(
    @Input('input', () => VacateSeatInput, { class: 'RES', description: 'Which, and when.' }) input: VacateSeatInput,
    @Ctx() context: HubContext,
  ): Promise<AppointmentResult> {
    return vacateSeat(input, context);
  }

  @Mutation(() => CommitteeResult, {
    description:
      'Adds a seat to a group that a committee has already; of a role that one seat has, with the office of the last that ended.',
  })
  @Classified('RES', 'committee:write')
  addSeat(
    @Input('input', () => AddSeatInput, { class: 'RES', description: 'Which.' }) input: AddSeatInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return addSeat(input, context);
  }

  @Mutation(() => CommitteeResult, {
    description: 'Ends a seat, by whoever fills it: nobody holds it any more, and it stays on record.',
  })
  @Classified('RES', 'committee:write')
  endSeat(
    @Input('input', () => EndSeatInput, { class: 'RES', description: 'Which.' }) input: EndSeatInput,
    @Ctx() context: HubContext,
  ): Promise<CommitteeResult> {
    return endSeat(input, context);
  }
}

@Resolver(() => Office)
export class SeatOfOfficeResolver {
  @FieldResolver(() => Seat, {
    nullable: true,
    description: 'The seat that whoever holds it sits on, where it has one.',
  })
  @Classified('PUB')
  seat(@Root() { id }: Office, @Ctx() context: HubContext): Promise<Seat | null> {
    return context.load(seatOfOffice, id);
  }
}
