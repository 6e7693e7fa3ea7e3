import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { AssistanceOutcome, AssistanceStatus, AssistanceType, ShelterNeed } from '@hub/vocabulary';
import { left, words } from '../told.js';
import {
  AssistanceOutcomeCode,
  AssistanceStatusCode,
  AssistanceTypeCode,
  ShelterNeedCode,
} from './assistance.codes.js';

@InputType({ description: 'Amounts and notes of an assistance.' })
export class AssistanceDetailsInput {
  @Vid(null, () => String, {
    nullable: true,
    description: 'What is claimed or asked for, in baht, e.g. 15000 or 99.50.',
  })
  amountClaimed?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'What was paid, in baht.' })
  amountPaid?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Notes, at most 2,000 characters.' })
  notes?: string | null;
}

@InputType({ description: 'Help for a person of a case that is assigned to you.' })
export class CreateAssistanceInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same assistance.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The person.' })
  person!: string;

  @Res(null, () => AssistanceTypeCode, { description: 'What help.' })
  type!: AssistanceType;

  @Res(null, () => AssistanceStatusCode, { description: 'PLANNED, OFFERED or ACTIVE.' })
  status!: AssistanceStatus;

  @Res(null, () => ID, { nullable: true, description: 'The office of the hub that gives it; never of a shelter.' })
  office?: string | null;

  @Res(null, () => String, { nullable: true, description: 'Or the organisation outside the hub; never a shelter.' })
  organization?: string | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'The day it is planned for.' })
  plannedOn?: string | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'The day it began.' })
  startedOn?: string | null;

  @Res(null, () => [ShelterNeedCode], {
    nullable: true,
    description: 'With SAFE_ACCOMMODATION: what the person needs.',
  })
  shelterNeeds?: ShelterNeed[] | null;

  @Vid(null, () => AssistanceDetailsInput, { nullable: true, description: 'Amounts and notes.' })
  details?: AssistanceDetailsInput | null;
}

@InputType({
  description: 'A change of an assistance; what is left out stays, details that are given replace the old.',
})
export class ChangeAssistanceInput {
  @Res(null, () => ID, { description: 'The assistance, for a person of a case that is assigned to you.' })
  assistance!: string;

  @Res(null, () => Int, { description: 'Version of the assistance that the change was made on.' })
  version!: number;

  @Res(null, () => AssistanceStatusCode, { nullable: true, description: 'How far it has come.' })
  status?: AssistanceStatus | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'The day it is planned for.' })
  plannedOn?: string | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'The day it began.' })
  startedOn?: string | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'The day it ended.' })
  endedOn?: string | null;

  @Res(null, () => AssistanceOutcomeCode, { nullable: true, description: 'What it came to; needed to complete it.' })
  outcome?: AssistanceOutcome | null;

  @Res(null, () => [ShelterNeedCode], {
    nullable: true,
    description: 'With SAFE_ACCOMMODATION: what the person needs.',
  })
  shelterNeeds?: ShelterNeed[] | null;

  @Vid(null, () => AssistanceDetailsInput, { nullable: true, description: 'Amounts and notes.' })
  details?: AssistanceDetailsInput | null;
}

const amount = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{2})?$/)
  .nullish()
  .transform((text) => text ?? null);

/** Texts of an assistance; trimmed, blanks are null. */
export const assistanceRules = z.object({
  organization: words(200),
  details: left(z.object({ amountClaimed: amount, amountPaid: amount, notes: words(2_000) })),
});

export const DETAILS = ['amountClaimed', 'amountPaid', 'notes'] as const;
export type Details = Readonly<Record<(typeof DETAILS)[number], string | null>>;
