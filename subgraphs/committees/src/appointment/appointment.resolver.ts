import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import type { AppointmentState } from '@hub/vocabulary';
import { AppointmentStateCode } from '../codes.js';
import { appointmentState } from '../handover/handover.rules.js';
import { handoverDaysIn } from '../handover/handover.settings.js';
import { officeById } from '../office/office.reference.js';
import { Office } from '../office/office.type.js';
import { officialById } from '../official/official.reference.js';
import { Official } from '../official/official.type.js';
import { APPOINTING } from '../permissions.js';
import { appointOfficial, endAppointment } from './appointment.commands.js';
import { AppointmentResult, AppointOfficialInput, EndAppointmentInput } from './appointment.inputs.js';
import { Appointment } from './appointment.type.js';

@Resolver(() => Appointment)
export class AppointmentResolver {
  @Mutation(() => AppointmentResult, { description: 'Appoints an official to an office.' })
  @Classified('RES', APPOINTING)
  appointOfficial(
    @Input('input', () => AppointOfficialInput, { class: 'RES', description: 'The appointment.' })
    input: AppointOfficialInput,
    @Ctx() context: HubContext,
  ): Promise<AppointmentResult> {
    return appointOfficial(context, input);
  }

  @Mutation(() => AppointmentResult, { description: 'Ends an appointment; the rights it gave end with it.' })
  @Classified('RES', APPOINTING)
  endAppointment(
    @Input('input', () => EndAppointmentInput, { class: 'RES', description: 'Which one, and when.' })
    input: EndAppointmentInput,
    @Ctx() context: HubContext,
  ): Promise<AppointmentResult> {
    return endAppointment(context, input);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Who holds the office.' })
  @Classified('RES', 'directory:read')
  official(@Root() { officialId }: Appointment, @Ctx() context: HubContext): Promise<Official | null> {
    return context.load(officialById, officialId);
  }

  @FieldResolver(() => Office, { nullable: true, description: 'The office.' })
  @Classified('RES', 'directory:read')
  office(@Root() { officeId }: Appointment, @Ctx() context: HubContext): Promise<Office | null> {
    return context.load(officeById, officeId);
  }

  @FieldResolver(() => AppointmentStateCode, { description: 'How far it has come; a handover is due before its end.' })
  @Classified('RES', 'directory:read')
  state(@Root() term: Appointment, @Ctx() context: HubContext): AppointmentState {
    return appointmentState(term, { now: context.now(), days: handoverDaysIn(context) });
  }
}
