import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res, Vid } from '@hub/subgraph-kit';
import {
  type AccessPurpose,
  AGE_BANDS,
  type AgeBand,
  type ErasureReason,
  EXPLOITATION_TYPES,
  type ExploitationType,
  GUARDIAN_RELATIONS,
  type GuardianRelation,
  type IdentifierKind,
  PAPER_KINDS,
  type PaperKind,
  PERSON_SEXES,
  PERSON_WISHES,
  type PersonSex,
  type PersonWish,
} from '@hub/vocabulary';
import {
  AccessPurposeCode,
  AgeBandCode,
  ErasureReasonCode,
  ExploitationTypeCode,
  GuardianRelationCode,
  IdentifierKindCode,
  PaperKindCode,
  PersonSexCode,
  PersonWishCode,
} from '../codes.js';
import { ConsentTermsInput } from '../consent/consent.inputs.js';
import { left, words } from '../told.js';
import {
  contextRules,
  PersonExploitationPlaceInput,
  PersonGuardianInput,
  PersonWishWordsInput,
  victimGroups,
  VictimContextInput,
} from './victim.inputs.js';

@InputType({ description: 'Who a person is, as far as it is known.' })
export class PersonIdentityInput {
  @Vid(null, () => String, { nullable: true, description: 'Given name.' })
  givenName?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Family name.' })
  familyName?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Nicknames and other names.' })
  otherNames?: string | null;

  @Vid(null, () => LocalDate, { nullable: true, description: 'Day of birth.' })
  bornOn?: string | null;

  @Vid(null, () => PaperKindCode, { nullable: true, description: 'The paper that says who it is.' })
  paperKind?: PaperKind | null;

  @Vid(null, () => String, { nullable: true, description: 'Number of that paper.' })
  paperNumber?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Number to call.' })
  phone?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Where the person is at home.' })
  address?: string | null;
}

@InputType({ description: 'What a person needs. Whether somebody lives with HIV is not collected.' })
export class PersonHealthInput {
  @Vid(null, () => String, { nullable: true, description: 'State of health.' })
  health?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Psychosocial needs.' })
  psychosocialNeeds?: string | null;
}

@InputType({ description: 'Where a person is sheltered.' })
export class PersonShelterInput {
  @Vid(null, () => String, { nullable: true, description: 'Name of the shelter.' })
  name?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Its address.' })
  address?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Whom to call there.' })
  contact?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Who brings the person there.' })
  escort?: string | null;
}

@InputType({ description: 'A person of a case that is assigned to you, with the consent that comes first.' })
export class RegisterPersonInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same registration.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The case.' })
  case!: string;

  @Res(null, () => PersonSexCode, { description: 'Sex.' })
  sex!: PersonSex;

  @Res(null, () => AgeBandCode, { nullable: true, description: 'Age as a band, when it is known.' })
  ageBand?: AgeBand | null;

  @Res(null, () => String, { nullable: true, description: 'Citizenship, ISO 3166-1 alpha-3.' })
  citizenship?: string | null;

  @Res(null, () => [ExploitationTypeCode], { nullable: true, description: 'In which ways the person was exploited.' })
  exploitationTypes?: ExploitationType[] | null;

  @Res(null, () => VictimContextInput, { nullable: true, description: 'How the person was exploited, in codes.' })
  victimContext?: VictimContextInput | null;

  @Res(null, () => PersonWishCode, { nullable: true, description: 'What the person wants to happen.' })
  wish?: PersonWish | null;

  @Res(null, () => GuardianRelationCode, { nullable: true, description: 'Who answers for the person, being a child.' })
  guardianRelation?: GuardianRelation | null;

  @Vid(null, () => PersonIdentityInput, { nullable: true, description: 'Who it is.' })
  identity?: PersonIdentityInput | null;

  @Vid(null, () => PersonHealthInput, { nullable: true, description: 'What the person needs.' })
  health?: PersonHealthInput | null;

  @Vid(null, () => PersonShelterInput, { nullable: true, description: 'Where the person is sheltered.' })
  shelter?: PersonShelterInput | null;

  @Vid(null, () => PersonGuardianInput, { nullable: true, description: 'Who answers for the person, by name.' })
  guardian?: PersonGuardianInput | null;

  @Vid(null, () => PersonWishWordsInput, { nullable: true, description: 'What the person wants, in their own words.' })
  wishWords?: PersonWishWordsInput | null;

  @Vid(null, () => PersonExploitationPlaceInput, { nullable: true, description: 'Where exactly it happened.' })
  exploitationPlace?: PersonExploitationPlaceInput | null;

  @Res(null, () => ConsentTermsInput, { description: 'On what ground these data may be used, by whom and for what.' })
  consent!: ConsentTermsInput;
}

@InputType({ description: 'A change of a person; what is left out stays, a group that is given replaces the old one.' })
export class UpdatePersonInput {
  @Res(null, () => ID, { description: 'The person, of a case that is assigned to you.' })
  person!: string;

  @Res(null, () => Int, { description: 'Version of the person that the change was made on.' })
  version!: number;

  @Res(null, () => PersonSexCode, { nullable: true, description: 'Sex.' })
  sex?: PersonSex | null;

  @Res(null, () => AgeBandCode, { nullable: true, description: 'Age as a band.' })
  ageBand?: AgeBand | null;

  @Res(null, () => String, { nullable: true, description: 'Citizenship, ISO 3166-1 alpha-3.' })
  citizenship?: string | null;

  @Res(null, () => [ExploitationTypeCode], { nullable: true, description: 'In which ways the person was exploited.' })
  exploitationTypes?: ExploitationType[] | null;

  @Res(null, () => VictimContextInput, { nullable: true, description: 'How the person was exploited, in codes.' })
  victimContext?: VictimContextInput | null;

  @Res(null, () => PersonWishCode, { nullable: true, description: 'What the person wants to happen.' })
  wish?: PersonWish | null;

  @Res(null, () => GuardianRelationCode, { nullable: true, description: 'Who answers for the person, being a child.' })
  guardianRelation?: GuardianRelation | null;

  @Vid(null, () => PersonIdentityInput, { nullable: true, description: 'Who it is.' })
  identity?: PersonIdentityInput | null;

  @Vid(null, () => PersonHealthInput, { nullable: true, description: 'What the person needs.' })
  health?: PersonHealthInput | null;

  @Vid(null, () => PersonShelterInput, { nullable: true, description: 'Where the person is sheltered.' })
  shelter?: PersonShelterInput | null;

  @Vid(null, () => PersonGuardianInput, { nullable: true, description: 'Who answers for the person, by name.' })
  guardian?: PersonGuardianInput | null;

  @Vid(null, () => PersonWishWordsInput, { nullable: true, description: 'What the person wants, in their own words.' })
  wishWords?: PersonWishWordsInput | null;

  @Vid(null, () => PersonExploitationPlaceInput, { nullable: true, description: 'Where exactly it happened.' })
  exploitationPlace?: PersonExploitationPlaceInput | null;
}

@InputType({ description: 'Two records of a case that are of one person, or are not after all.' })
export class SamePersonInput {
  @Res(null, () => ID, { description: 'The record that no longer counts, of a case that is assigned to you.' })
  person!: string;

  @Res(null, () => Int, { description: 'Version of that record that this was decided on.' })
  version!: number;

  @Res(null, () => ID, {
    nullable: true,
    description: 'The record of the same case that the person is counted by; null: they are two persons after all.',
  })
  sameAs?: string | null;
}

@InputType({ description: 'An identifier to find persons by, exactly.' })
export class FindPersonsInput {
  @Res(null, () => IdentifierKindCode, { description: 'What kind of identifier it is.' })
  kind!: IdentifierKind;

  @Vid(null, () => String, { description: 'A full name or another name, a phone number, or a number of a paper.' })
  value!: string;

  @Res(null, () => AccessPurposeCode, { description: 'What it is asked for; recorded with the search.' })
  purpose!: AccessPurpose;
}

@InputType({ description: 'A person whose identifying data are to be destroyed.' })
export class ErasePersonInput {
  @Res(null, () => ID, { description: 'The person.' })
  person!: string;

  @Res(null, () => ErasureReasonCode, { description: 'Why; kept for ever.' })
  reason!: ErasureReason;
}

const identity = z.object({
  ...{ givenName: words(200), familyName: words(200), otherNames: words(200), bornOn: words(10) },
  ...{ paperKind: z.enum(PAPER_KINDS).nullish().default(null), paperNumber: words(50) },
  ...{ phone: words(50), address: words(500) },
});
const health = z.object({ health: words(2_000), psychosocialNeeds: words(2_000) });
const shelter = z.object({ name: words(200), address: words(500), contact: words(200), escort: words(200) });

/** What may be told of a person; texts are trimmed, blanks are null. */
export const toldRules = z.object({
  identity: left(identity),
  health: left(health),
  shelter: left(shelter),
  ...victimGroups,
});

/** Codes of a person; what is left out is undefined. */
export const codeRules = z.object({
  sex: left(z.enum(PERSON_SEXES)),
  ageBand: left(z.enum(AGE_BANDS)),
  citizenship: left(z.string().regex(/^[A-Z]{3}$/)),
  exploitationTypes: left(z.array(z.enum(EXPLOITATION_TYPES)).max(EXPLOITATION_TYPES.length)),
  victimContext: left(contextRules),
  wish: left(z.enum(PERSON_WISHES)),
  guardianRelation: left(z.enum(GUARDIAN_RELATIONS)),
});

export const personRules = codeRules.extend(toldRules.shape);
