import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res, Vid } from '@hub/subgraph-kit';
import {
  type ErasureReason,
  PAPER_KINDS,
  type PaperKind,
  SUSPECT_ROLES,
  SUSPECT_STATUSES,
  type SuspectRole,
  type SuspectStatus,
} from '@hub/vocabulary';
import { ErasureReasonCode, PaperKindCode, SuspectRoleCode, SuspectStatusCode } from '../codes.js';
import { left, words } from '../told.js';

@InputType({ description: 'Who a suspect is, as far as it is known.' })
export class SuspectIdentityInput {
  @Vid(null, () => String, { nullable: true, description: 'Full name.' })
  name?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Nicknames and other names.' })
  otherNames?: string | null;

  @Vid(null, () => LocalDate, { nullable: true, description: 'Day of birth.' })
  bornOn?: string | null;

  @Vid(null, () => PaperKindCode, { nullable: true, description: 'The paper that says who it is.' })
  paperKind?: PaperKind | null;

  @Vid(null, () => String, { nullable: true, description: 'Number of that paper.' })
  paperNumber?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Number the suspect is known to use.' })
  phone?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Where the suspect lives or works.' })
  address?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'What the suspect looks like, drives or is known for.' })
  description?: string | null;
}

@InputType({ description: 'A suspect of a case that is shared with your police office for investigation.' })
export class RegisterSuspectInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same registration.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The case.' })
  case!: string;

  @Res(null, () => [SuspectRoleCode], { description: 'What the suspect is thought to have done; at least one.' })
  roles!: SuspectRole[];

  @Res(null, () => SuspectStatusCode, { nullable: true, description: 'How far it has come; SUSPECTED when left out.' })
  status?: SuspectStatus | null;

  @Res(null, () => String, { nullable: true, description: 'Nationality, ISO 3166-1 alpha-3.' })
  nationality?: string | null;

  @Vid(null, () => SuspectIdentityInput, { nullable: true, description: 'Who it is.' })
  identity?: SuspectIdentityInput | null;
}

@InputType({
  description: 'A change of a suspect; what is left out stays, an identity that is given replaces the old.',
})
export class UpdateSuspectInput {
  @Res(null, () => ID, { description: 'The suspect.' })
  suspect!: string;

  @Res(null, () => Int, { description: 'Version of the suspect that the change was made on.' })
  version!: number;

  @Res(null, () => [SuspectRoleCode], { nullable: true, description: 'What the suspect is thought to have done.' })
  roles?: SuspectRole[] | null;

  @Res(null, () => SuspectStatusCode, { nullable: true, description: 'How far it has come.' })
  status?: SuspectStatus | null;

  @Res(null, () => String, { nullable: true, description: 'Nationality, ISO 3166-1 alpha-3.' })
  nationality?: string | null;

  @Vid(null, () => SuspectIdentityInput, { nullable: true, description: 'Who it is.' })
  identity?: SuspectIdentityInput | null;
}

@InputType({ description: 'A suspect whose identifying data are to be destroyed.' })
export class EraseSuspectInput {
  @Res(null, () => ID, { description: 'The suspect.' })
  suspect!: string;

  @Res(null, () => ErasureReasonCode, { description: 'Why; kept for ever.' })
  reason!: ErasureReason;
}

const identity = z.object({
  ...{ name: words(200), otherNames: words(200), bornOn: words(10) },
  ...{ paperKind: z.enum(PAPER_KINDS).nullish().default(null), paperNumber: words(50) },
  ...{ phone: words(50), address: words(500), description: words(2_000) },
});

/** A suspect as it is told; texts are trimmed, blanks are null, what is left out is undefined. */
export const suspectRules = z.object({
  roles: left(
    z
      .array(z.enum(SUSPECT_ROLES))
      .min(1)
      .max(SUSPECT_ROLES.length)
      .transform((roles) => [...new Set(roles)]),
  ),
  status: left(z.enum(SUSPECT_STATUSES)),
  nationality: left(z.string().regex(/^[A-Z]{3}$/)),
  identity: left(identity),
});
