import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { type Problem, problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import {
  type AgeBand,
  CASE_CATEGORIES,
  type CaseCategory,
  PERSONS_BANDS,
  type PersonsBand,
  type PersonSex,
  REPORT_SOURCES,
  type ReportSource,
  SITE_CLASSES,
  type SiteClass,
  URGENCIES,
  type Urgency,
} from '@hub/vocabulary';
import {
  AgeBandCode,
  CaseCategoryCode,
  PersonsBandCode,
  PersonSexCode,
  ReportSourceCode,
  SiteClassCode,
  UrgencyCode,
} from '../codes.js';
import { codeRules, PersonIdentityInput, toldRules } from '../person/person.inputs.js';
import { words } from '../told.js';

@InputType({ description: 'One of the persons concerned, as far as whoever reports it knows.' })
export class ReportedPersonInput {
  @Res(null, () => PersonSexCode, { description: 'Sex.' })
  sex!: PersonSex;

  @Res(null, () => AgeBandCode, { nullable: true, description: 'Age as a band, when it is known.' })
  ageBand?: AgeBand | null;

  @Res(null, () => String, { nullable: true, description: 'Citizenship, ISO 3166-1 alpha-3.' })
  citizenship?: string | null;

  @Vid(null, () => PersonIdentityInput, {
    nullable: true,
    description: 'Who it is; read by nobody before the person, or what stands in place of a consent, allows it.',
  })
  identity?: PersonIdentityInput | null;
}

@InputType({ description: 'What is known of an incident when it is reported.' })
export class ReportIncidentInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same report.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'P-code of the district, sub-district or village where help is needed.' })
  place!: string;

  @Res(null, () => ReportSourceCode, { description: 'Where the report comes from, or on whose behalf it is filed.' })
  source!: ReportSource;

  @Res(null, () => CaseCategoryCode, { description: 'What it is about.' })
  category!: CaseCategory;

  @Res(null, () => UrgencyCode, { description: 'How soon somebody must answer.' })
  urgency!: Urgency;

  @Res(null, () => PersonsBandCode, { description: 'How many persons are concerned.' })
  personsBand!: PersonsBand;

  @Res(null, () => Boolean, { description: 'True when anybody concerned is, or may be, under 18.' })
  minorInvolved!: boolean;

  @Res(null, () => SiteClassCode, { nullable: true, description: 'The kind of site.' })
  siteClass?: SiteClass | null;

  @Res(null, () => ID, { nullable: true, description: 'P-code of the place of exploitation, when it is another.' })
  exploitationPlace?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'P-code of the place where the persons come from.' })
  originPlace?: string | null;

  @Res(null, () => [ID], { nullable: true, description: 'P-codes of places passed through, at most 5.' })
  transitPlaces?: string[] | null;

  @Res(null, () => [ReportedPersonInput], {
    nullable: true,
    description: 'The persons concerned, as far as they are known, at most 20; they become persons of the case.',
  })
  persons?: ReportedPersonInput[] | null;

  @Vid(null, () => String, { nullable: true, description: 'Name of who tells it, when they want to give it.' })
  reporterName?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Number to call them back.' })
  reporterPhone?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'How they know the persons concerned.' })
  reporterRelation?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'What was told, in free words, at most 2,000 characters.' })
  situation?: string | null;
}

/** Everything but the key, in a fixed order of fields, with blanks as null. */
export type Told = z.infer<typeof told>;
export interface CheckedReport {
  readonly idempotencyKey: string;
  readonly told: Told;
}

/** More are told as a band. */
const MOST_PERSONS = 20;

const told = z.object({
  place: z.string(),
  source: z.enum(REPORT_SOURCES),
  category: z.enum(CASE_CATEGORIES),
  urgency: z.enum(URGENCIES),
  personsBand: z.enum(PERSONS_BANDS),
  minorInvolved: z.boolean(),
  siteClass: z.enum(SITE_CLASSES).nullish().default(null),
  exploitationPlace: words(20),
  originPlace: words(20),
  transitPlaces: z
    .array(z.string())
    .max(5)
    .nullish()
    .transform((places) => places ?? []),
  persons: z
    .array(
      codeRules.pick({ sex: true, ageBand: true, citizenship: true }).extend({ identity: toldRules.shape.identity }),
    )
    .max(MOST_PERSONS)
    .nullish()
    // left out where nobody is told, so that a report is the same words as before persons could be told
    .transform((persons) => (persons?.length ? persons : undefined)),
  reporterName: words(200),
  reporterPhone: words(100),
  reporterRelation: words(200),
  situation: words(2_000),
});

/** What a correction of a case says of places that a report says, too. */
export const transitRules = told.pick({ transitPlaces: true });

const KEY = /^[\x21-\x7e]{1,200}$/;

/** The report as it will be stored, or what is wrong with it; places are checked by the directory, not here. */
export const checkReport = ({ idempotencyKey, ...input }: ReportIncidentInput): CheckedReport | readonly Problem[] => {
  const key = idempotencyKey.trim();
  if (!key) return [problem('IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey')];
  const read = told.safeParse(input);
  const wrong = [
    ...(KEY.test(key) ? [] : ['idempotencyKey']),
    ...(read.success ? [] : read.error.issues.map(({ path }) => String(path[0]))),
  ];
  if (!read.success || wrong.length)
    return [...new Set(wrong)].map((field) => problem('INPUT_INVALID', `input.${field}`));
  return { idempotencyKey: key, told: read.data };
};
