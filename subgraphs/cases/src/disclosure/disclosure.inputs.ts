import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { Res, Vid } from '@hub/subgraph-kit';
import { DISCLOSURE_FIELDS, type DisclosureField } from '@hub/vocabulary';
import { DisclosureFieldCode } from '../codes.js';

@InputType({ description: 'Who returns, for one official of the other side.' })
export class SealIdentityPackageInput {
  @Res(null, () => ID, { description: 'Id of the disclosure that the liaison desk granted.' })
  disclosure!: string;

  @Res(null, () => [ID], { description: 'Persons of the case, 1 to 20; something must let the other side know each.' })
  persons!: string[];

  @Res(null, () => [DisclosureFieldCode], { description: 'Which facts about them go over, and no other.' })
  fields!: DisclosureField[];

  @Vid(null, () => String, {
    nullable: true,
    description: 'What else the official must know, at most 2,000 characters; in the package and nowhere else.',
  })
  note?: string | null;
}

@InputType({ description: 'A package that is taken back.' })
export class RevokeIdentityPackageInput {
  @Res(null, () => ID, { description: 'Id of the disclosure.' })
  disclosure!: string;
}

@InputType({ description: 'A package to open.' })
export class OpenIdentityPackageInput {
  @Res(null, () => ID, { description: 'A counterpart office that you hold.' })
  office!: string;

  @Res(null, () => String, { description: 'Pseudonym of the repatriation, e.g. REP-7F3KQ2.' })
  ref!: string;

  @Res(null, () => ID, { description: 'The code that you were told; it opens once.' })
  code!: string;
}

export const sealRules = z.object({
  persons: z.array(z.uuid()).min(1).max(20),
  fields: z.array(z.enum(DISCLOSURE_FIELDS)).min(1),
  note: z.string().max(2_000).nullish(),
});
