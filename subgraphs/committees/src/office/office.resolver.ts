import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  DateTime,
  type HubContext,
  Input,
  keysetOf,
  toConnection,
} from '@hub/subgraph-kit';
import { type CommitteeDuty, isOfSeat } from '@hub/vocabulary';
import { holdersOfOffice, vacancyOfOffice } from '../appointment/appointment.reference.js';
import { Appointment } from '../appointment/appointment.type.js';
import { committeeByKey } from '../committee/committee.reference.js';
import { Committee } from '../committee/committee.type.js';
import { groupsOfCommittee } from '../committee-group/committee-group.reference.js';
import { CommitteeDutyCode } from '../codes.js';
import { DutyShiftsArgs } from '../duty/duty.inputs.js';
import { onDutyOfOffice, shiftsOfOffice } from '../duty/duty.reference.js';
import { DutyShift, DutyShiftConnection, dutyShiftOf } from '../duty/duty.type.js';
import { APPOINTING, requireDirectoryReading } from '../permissions.js';
import { seatOfOffice } from '../seat/seat.reference.js';
import { foundOffice } from './office.commands.js';
import { FoundOfficeInput, OfficeResult } from './office.inputs.js';
import { dutiesOfOffice } from './office-duties.rules.js';
import { titleThOf } from './office-title.js';
import { Office } from './office.type.js';

@Resolver(() => Office)
export class OfficeResolver {
  @Mutation(() => OfficeResult, { description: 'Founds an office that no order of a committee founds.' })
  @Classified('PUB', APPOINTING)
  foundOffice(
    @Input('input', () => FoundOfficeInput, { class: 'RES', description: 'Which.' }) input: FoundOfficeInput,
    @Ctx() context: HubContext,
  ): Promise<OfficeResult> {
    return foundOffice(input, context);
  }

  @FieldResolver(() => Committee, { nullable: true, description: 'Its committee; null for one outside them.' })
  @Classified('PUB')
  committee(@Root() { committeeId }: Office, @Ctx() context: HubContext): Promise<Committee | null> | null {
    return committeeId ? context.load(committeeByKey, committeeId) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Title in Thai: its own, else that of its seat or its kind with its committee; null where none is known.',
  })
  @Classified('PUB')
  titleTh(@Root() office: Office, @Ctx() context: HubContext): Promise<string | null> {
    return titleThOf(office, context);
  }

  @FieldResolver(() => [CommitteeDutyCode], {
    nullable: true,
    description: 'What whoever holds it must do, by the order of appointment of its committee.',
  })
  @Classified('PUB')
  async duties(@Root() { id, kind, committeeId }: Office, @Ctx() context: HubContext): Promise<CommitteeDuty[]> {
    const groups = (committeeId && (await context.load(groupsOfCommittee, committeeId))) || [];
    const seat = isOfSeat(kind) ? await context.load(seatOfOffice, id) : null;
    return dutiesOfOffice(kind, groups, seat?.groupId);
  }

  @FieldResolver(() => [Appointment], {
    nullable: true,
    description: 'Appointments to it that are valid now, those of deputies who act included.',
  })
  @Classified('RES', 'directory:read')
  holders(@Root() { id }: Office, @Ctx() context: HubContext): Promise<Appointment[] | null> {
    requireDirectoryReading(context);
    return context.load(holdersOfOffice, id);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'True while nobody holds it.' })
  @Classified('RES', 'directory:read')
  async vacant(@Root() { id }: Office, @Ctx() context: HubContext): Promise<boolean> {
    requireDirectoryReading(context);
    return !(await context.load(holdersOfOffice, id))?.length;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Since when nobody holds it; null while somebody does, and when nobody ever did.',
  })
  @Classified('RES', 'directory:read')
  vacantSince(@Root() { id }: Office, @Ctx() context: HubContext): Promise<Date | null> {
    requireDirectoryReading(context);
    return context.load(vacancyOfOffice, id);
  }

  @FieldResolver(() => [DutyShift], {
    nullable: true,
    description: 'Who is on duty for it now, whoever came first first; when nobody is, every holder is meant.',
  })
  @Classified('RES', 'directory:read')
  onDuty(@Root() { id }: Office, @Ctx() context: HubContext): Promise<DutyShift[] | null> {
    requireDirectoryReading(context);
    return context.load(onDutyOfOffice, id);
  }

  @FieldResolver(() => DutyShiftConnection, { nullable: true, description: 'Its roster, in the order shifts begin.' })
  @Classified('RES', 'directory:read')
  async dutyShifts(
    @Root() { id: owner }: Office,
    @Args(() => DutyShiftsArgs) { first, after, from, to }: DutyShiftsArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<DutyShift> | null> {
    requireDirectoryReading(context);
    keysetOf({ first, after });
    const page = await context.load(shiftsOfOffice, { owner, first, after, filter: { from, to } });
    return page && toConnection(page, dutyShiftOf);
  }
}
