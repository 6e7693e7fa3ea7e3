import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isId, Problem, Pub, Res } from '@hub/subgraph-kit';
import { AGENCY_KINDS, type AgencyKind } from '@hub/vocabulary';
import { AgencyKindCode } from '../codes.js';
import { Official } from './official.type.js';

@InputType({ description: 'An organisation that is not known yet.' })
export class NewOrganizationInput {
  @Pub(() => String, { description: 'Name in English, in up to 200 characters.' })
  nameEn!: string;

  @Pub(() => String, { nullable: true, description: 'Name in Thai, in up to 200 characters.' })
  nameTh?: string | null;

  @Pub(() => AgencyKindCode, { description: 'What kind of agency it is.' })
  agencyKind!: AgencyKind;

  @Pub(() => String, { description: 'P-code of where it is.' })
  place!: string;
}

@InputType({ description: 'Somebody who is to serve in an office. They may do nothing until they are appointed.' })
export class EnterOfficialInput {
  @Res(null, () => ID, { description: 'Any text new for each official; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, {
    nullable: true,
    description:
      'Subject of their access token, a UUID, where the identity provider has them already. Without it the hub gives one, which the provider then gives them as their subject.',
  })
  subject?: string | null;

  @Res(null, () => String, { description: 'Name, in up to 200 characters.' })
  name!: string;

  @Res(null, () => String, { description: 'Title in service, in up to 200 characters.' })
  title!: string;

  @Res(null, () => String, {
    nullable: true,
    description: 'Where they are called at work: with + and country code, or as it is dialled in Thailand or Laos.',
  })
  phone?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'The organisation they come from.' })
  organization?: string | null;

  @Res(null, () => NewOrganizationInput, {
    nullable: true,
    description: 'The organisation they come from, when it is not known yet; instead of `organization`.',
  })
  newOrganization?: NewOrganizationInput | null;
}

@InputType({ description: 'What is known of an official, put right. What is left out stays.' })
export class CorrectOfficialInput {
  @Res(null, () => ID, { description: 'The official.' })
  official!: string;

  @Res(null, () => Int, { description: 'Version of the official that was corrected.' })
  version!: number;

  @Res(null, () => String, { nullable: true, description: 'Name, in up to 200 characters.' })
  name?: string | null;

  @Res(null, () => String, { nullable: true, description: 'Title in service, in up to 200 characters.' })
  title?: string | null;

  @Res(null, () => String, {
    nullable: true,
    description:
      'Where they are called at work: with + and country code, or as it is dialled in Thailand or Laos. An empty one removes it.',
  })
  phone?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'The organisation they come from.' })
  organization?: string | null;
}

@ObjectType({ description: 'The official as they are now known, or what to put right.' })
export class OfficialResult {
  @Res('directory:read', () => Official, { nullable: true, description: 'The official; null when nothing changed.' })
  official!: Official | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const words = z.string().trim().min(1).max(200);
const id = z.string().refine(isId);

export const enterRules = z.object({
  ...{ idempotencyKey: words, subject: id.nullish(), name: words, title: words, organization: id.nullish() },
  newOrganization: z
    .object({ nameEn: words, nameTh: words.nullish(), agencyKind: z.enum(AGENCY_KINDS), place: words })
    .nullish(),
});
export const correctRules = z.object({ name: words.nullish(), title: words.nullish(), organization: id.nullish() });
