import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { type Problem, problem, Pub, Res, Vid } from '@hub/subgraph-kit';
import {
  CASE_CATEGORIES,
  type CaseCategory,
  PERSONS_BANDS,
  type PersonsBand,
  REPORT_SOURCES,
  type ReportSource,
  SITE_CLASSES,
  type SiteClass,
  URGENCIES,
  type Urgency,
} from '@hub/vocabulary';
import { CaseCategoryCode, PersonsBandCode, ReportSourceCode, SiteClassCode, UrgencyCode } from '../codes.js';
import { words } from '../told.js';

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
  reporterName: words(200),
  reporterPhone: words(100),
  reporterRelation: words(200),
  situation: words(2_000),
});

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
