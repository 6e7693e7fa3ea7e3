import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { type Problem, problem, problemsOf, Pub, Res, Vid } from '@hub/subgraph-kit';
import type { CaseCategory, PersonsBand, ReportSource, SiteClass, Urgency } from '@hub/vocabulary';
import { CaseCategoryCode, PersonsBandCode, ReportSourceCode, SiteClassCode, UrgencyCode } from '../codes.js';
import { keyRules } from '../idempotency.js';
import { type CheckedReport, checkReport } from '../report/report.inputs.js';

const KEY =
  'A random UUID that the client keeps to itself: with it and the same words the tip is sent again, not twice.';

@InputType({ description: 'What somebody tells without signing in.' })
export class SubmitTipInput {
  @Pub(() => ID, { description: KEY })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'P-code of the district, sub-district or village where help is needed.' })
  place!: string;

  @Res(null, () => CaseCategoryCode, { description: 'What it is about.' })
  category!: CaseCategory;

  @Res(null, () => UrgencyCode, { description: 'How soon somebody must come, as far as you can tell.' })
  urgency!: Urgency;

  @Res(null, () => PersonsBandCode, { description: 'How many persons are concerned, about.' })
  personsBand!: PersonsBand;

  @Res(null, () => Boolean, { nullable: true, description: 'True when anybody concerned may be under 18.' })
  minorInvolved?: boolean | null;

  @Res(null, () => ReportSourceCode, { nullable: true, description: 'Who tells it, or how; ONLINE when left out.' })
  source?: ReportSource | null;

  @Res(null, () => SiteClassCode, { nullable: true, description: 'The kind of site.' })
  siteClass?: SiteClass | null;

  @Res(null, () => ID, { nullable: true, description: 'P-code of the place of exploitation, when it is another.' })
  exploitationPlace?: string | null;

  @Vid(null, () => String, { description: 'What you saw or heard, at most 2,000 characters; stored sealed.' })
  seen!: string;

  @Vid(null, () => String, {
    nullable: true,
    description: 'How to reach you, only if you want to be; at most 100 characters, stored sealed.',
  })
  contact?: string | null;
}

@InputType({ description: 'More to a tip that was sent before.' })
export class AddToTipInput {
  @Res(null, () => ID, { description: 'The code of the receipt.' })
  code!: string;

  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same words.' })
  idempotencyKey!: string;

  @Vid(null, () => String, { description: 'What there is to add, at most 2,000 characters; stored sealed.' })
  words!: string;
}

@InputType({ description: 'An answer to whoever sent a tip.' })
export class AnswerTipInput {
  @Res(null, () => ID, { description: 'The case that the tip opened; you must be assigned to it.' })
  case!: string;

  @Res(null, () => ID, {
    nullable: true,
    description: 'Which tip, where another case with one was merged into it; the first when it is left out.',
  })
  tip?: string | null;

  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same answer.' })
  idempotencyKey!: string;

  @Vid(null, () => String, {
    description: 'In plain words, at most 2,000 characters. Whoever holds the code reads it: name nobody in it.',
  })
  words!: string;
}

/** How the fields of a tip are called in a report. */
const FIELDS: Readonly<Record<string, string>> = {
  'input.situation': 'input.seen',
  'input.reporterPhone': 'input.contact',
};
const SHORTEST_KEY = 16;

/** A tip as the report it becomes, or what is wrong with it. */
export const checkTip = (input: SubmitTipInput): CheckedReport | readonly Problem[] => {
  const { seen, contact, ...codes } = input;
  const checked = checkReport({
    ...{ ...codes, source: input.source ?? 'ONLINE', minorInvolved: input.minorInvolved ?? false },
    ...{ situation: seen, reporterPhone: contact },
  });
  if (!('told' in checked)) return checked.map(({ code, field }) => problem(code, field && (FIELDS[field] ?? field)));
  const wrong = [
    ...(checked.idempotencyKey.length < SHORTEST_KEY ? [problem('INPUT_INVALID', 'input.idempotencyKey')] : []),
    ...(checked.told.situation === null ? [problem('INPUT_REQUIRED', 'input.seen')] : []),
  ];
  return wrong.length ? wrong : checked;
};

const message = keyRules.extend({ words: z.string().trim().min(1).max(2_000) });

export const problemsOfMessage = ({ idempotencyKey, words }: AddToTipInput | AnswerTipInput): Problem[] =>
  problemsOf(message, { idempotencyKey, words });
