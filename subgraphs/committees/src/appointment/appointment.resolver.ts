import { Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
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
import {
  AppointmentResult,
  AppointOfficialInput,
  EndAbsenceInput,
  EndAppointmentInput,
  NameDeputyInput,
  RecordAbsenceInput,
} from './appointment.inputs.js';
import { appointmentById } from './appointment.reference.js';
import { Appointment } from './appointment.type.js';
import { endAbsence, nameDeputy, recordAbsence } from './deputy.commands.js';

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

  @Mutation(() => AppointmentResult, {
    description: 'Names who acts while the holder of an appointment is absent: whoever could make the appointment.',
  })
  @Classified('RES', [...APPOINTING, 'committee:write'])
  nameDeputy(
    @Input('input', () => NameDeputyInput, { class: 'RES', description: 'Whose deputy, and who.' })
    input: NameDeputyInput,
    @Ctx() context: HubContext,
  ): Promise<AppointmentResult> {
    return nameDeputy(input, context);
  }

  @Mutation(() => AppointmentResult, {
    description:
      'Has the deputy act while the holder is absent, who tells it or whoever could make the appointment. Answers what the deputy acts by.',
  })
  @Classified('RES')
  @Directive('@authenticated')
  recordAbsence(
    @Input('input', () => RecordAbsenceInput, { class: 'RES', description: 'Of which appointment, and when.' })
    input: RecordAbsenceInput,
    @Ctx() context: HubContext,
  ): Promise<AppointmentResult> {
    return recordAbsence(input, context);
  }

  @Mutation(() => AppointmentResult, { description: 'Ends absences of a holder who is back, and those to come.' })
  @Classified('RES')
  @Directive('@authenticated')
  endAbsence(
    @Input('input', () => EndAbsenceInput, { class: 'RES', description: 'Of which appointment.' })
    input: EndAbsenceInput,
    @Ctx() context: HubContext,
  ): Promise<AppointmentResult> {
    return endAbsence(input, context);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'Who acts while the holder is absent.' })
  @Classified('RES', 'directory:read')
  deputy(@Root() { deputyId }: Appointment, @Ctx() context: HubContext): Promise<Official | null> | null {
    return deputyId ? context.load(officialById, deputyId) : null;
  }

  @FieldResolver(() => Appointment, {
    nullable: true,
    description: 'Of a deputy who acts: the appointment whose holder is absent; it never ends earlier.',
  })
  @Classified('RES', 'directory:read')
  standsInFor(@Root() { standsInForId }: Appointment, @Ctx() context: HubContext): Promise<Appointment | null> | null {
    return standsInForId ? context.load(appointmentById, standsInForId) : null;
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
