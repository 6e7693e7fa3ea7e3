import { ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { DateTime, isId, Problem, Pub, Res } from '@hub/subgraph-kit';
import { Appointment } from './appointment.type.js';

@InputType({ description: 'An appointment to make.' })
export class AppointOfficialInput {
  @Pub(() => ID, { description: 'Any text new for each appointment; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'The office.' })
  office!: string;

  @Res(null, () => ID, { description: 'Who is appointed.' })
  official!: string;

  @Res(null, () => DateTime, { description: 'When it begins.' })
  from!: Date;

  @Res(null, () => DateTime, { description: 'When it ends, at most 24 months later.' })
  until!: Date;

  @Res(null, () => ID, { nullable: true, description: 'Who acts while the holder is absent.' })
  deputy?: string | null;
}

@InputType({ description: 'Who acts while the holder of an appointment is absent.' })
export class NameDeputyInput {
  @Res(null, () => ID, { description: 'The appointment.' })
  appointment!: string;

  @Res(null, () => ID, { nullable: true, description: 'The deputy; nobody when not given.' })
  deputy?: string | null;
}

@InputType({ description: 'A time in which the deputy of an appointment acts.' })
export class RecordAbsenceInput {
  @Res(null, () => ID, { description: 'Any text new for each absence; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The appointment: your own, or one that you could make.' })
  appointment!: string;

  @Res(null, () => DateTime, { description: 'When the absence begins.' })
  from!: Date;

  @Res(null, () => DateTime, { description: 'When it ends, not after the appointment does.' })
  until!: Date;
}

@InputType({ description: 'An appointment whose holder is back.' })
export class EndAbsenceInput {
  @Res(null, () => ID, { description: 'The appointment of the holder.' })
  appointment!: string;
}

@InputType({ description: 'An appointment to end before its time.' })
export class EndAppointmentInput {
  @Res(null, () => ID, { description: 'The appointment.' })
  appointment!: string;

  @Res(null, () => DateTime, { nullable: true, description: 'When it ends; at once when not given.' })
  endsAt?: Date | null;
}

@ObjectType({ description: 'The appointment as it now stands, or what to put right.' })
export class AppointmentResult {
  @Res('directory:read', () => Appointment, { nullable: true, description: 'The appointment; null when refused.' })
  appointment!: Appointment | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

export const appointRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  official: z.string().refine(isId),
  deputy: z.string().refine(isId).nullish(),
});
export const deputyRules = z.object({ deputy: z.string().refine(isId).nullish() });
export const absenceRules = z.object({ idempotencyKey: z.string().trim().min(1).max(200) });
