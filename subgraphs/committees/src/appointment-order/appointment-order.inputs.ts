import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { isId, LocalDate, Pub, Res } from '@hub/subgraph-kit';
import type { LegalBasis } from '@hub/vocabulary';
import { LegalBasisCode } from '../codes.js';

@InputType({ description: 'The draft of a new order of appointment.' })
export class DraftAppointmentOrderInput {
  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => Int, { description: 'Version of the committee that the order was drafted on.' })
  version!: number;

  @Res(null, () => LocalDate, { description: 'When it was drafted.' })
  draftedOn!: string;

  @Res(null, () => [LegalBasisCode], { description: 'What it rests on, at least one; public.' })
  legalBases!: LegalBasis[];

  @Res(null, () => String, { description: 'What the committee is for, in up to 4,000 characters.' })
  objectives!: string;

  @Res(null, () => [ID], { description: 'Organizations that are to be members, 1 to 100.' })
  organizations!: string[];
}

@InputType({ description: 'What an order that is not signed says from now on; what it said before is kept.' })
export class ReviseAppointmentOrderInput {
  @Res(null, () => ID, { description: 'The order.' })
  order!: string;

  @Res(null, () => Int, { description: 'Version of the committee that it was revised on.' })
  version!: number;

  @Res(null, () => [LegalBasisCode], { description: 'What it rests on, at least one; public.' })
  legalBases!: LegalBasis[];

  @Res(null, () => String, { description: 'What the committee is for, in up to 4,000 characters.' })
  objectives!: string;

  @Res(null, () => [ID], { description: 'Organizations that are to be members, 1 to 100.' })
  organizations!: string[];
}

@InputType({ description: 'The signature under an order.' })
export class SignAppointmentOrderInput {
  @Res(null, () => ID, { description: 'The order.' })
  order!: string;

  @Res(null, () => Int, { description: 'Version of the committee that was signed.' })
  version!: number;

  @Res(null, () => String, { description: 'Number of the order, e.g. 412/2562.' })
  number!: string;

  @Res(null, () => LocalDate, { description: 'When it was signed.' })
  signedOn!: string;

  @Res(null, () => String, { description: 'Office of the signer, e.g. District Chief of Chiang Khong; no name.' })
  signedAs!: string;
}

@InputType({ description: 'What a member says of an order that is not signed.' })
export class CommentOnOrderInput {
  @Pub(() => ID, { description: 'Any text new for each comment; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The order.' })
  order!: string;

  @Res(null, () => String, { description: 'In up to 2,000 characters.' })
  words!: string;

  @Res(null, () => ID, {
    nullable: true,
    description: 'The member organization that says it, when not your own office.',
  })
  organization?: string | null;
}

const word = z.string().trim().min(1).max(200);
const distinct = <Each>(all: readonly Each[]): boolean => new Set(all).size === all.length;

export const contentRules = z.object({
  legalBases: z.array(z.string()).min(1).refine(distinct),
  objectives: z.string().trim().min(1).max(4_000),
  organizations: z.array(z.string().refine(isId)).min(1).max(100).refine(distinct),
});
export const signatureRules = z.object({ number: word, signedAs: word });
export const commentRules = z.object({ idempotencyKey: word, words: z.string().trim().min(1).max(2_000) });
