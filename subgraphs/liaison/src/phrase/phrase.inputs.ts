import { ArgsType, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res } from '@hub/subgraph-kit';
import {
  PARTS_OF_DAY,
  PERSONS_BANDS,
  type Phrase,
  PHRASES,
  type TextCalendar,
  type TextLanguage,
} from '@hub/vocabulary';
import { PartOfDayCode, PersonsBandCode, PhraseCode, TextCalendarCode, TextLanguageCode } from '../codes.js';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';
import { readRef } from '../repatriation/repatriation.rules.js';

@InputType({ description: 'What stands in a phrase: what it needs and nothing more. None of it is free text.' })
export class PhraseParametersInput {
  @Res(null, () => LocalDate, { nullable: true, description: 'A day, or the first of some.' })
  day?: string | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'The last of some days.' })
  lastDay?: string | null;

  @Res(null, () => PartOfDayCode, { nullable: true, description: 'The part of that day; never an hour.' })
  dayPart?: string | null;

  @Res(null, () => String, { nullable: true, description: 'When an office begins to answer, e.g. 08:00.' })
  from?: string | null;

  @Res(null, () => String, { nullable: true, description: 'Until when it answers, e.g. 16:30.' })
  until?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'Id of a legal crossing.' })
  crossing?: string | null;

  @Res(null, () => PersonsBandCode, { nullable: true, description: 'How many persons, as a band.' })
  personsBand?: string | null;

  @Res(null, () => Int, { nullable: true, description: 'How many, from 1 to 30.' })
  number?: number | null;
}

@InputType({ description: 'A phrase for the other side about a return that it was told of.' })
export class SayToCounterpartInput {
  @Res(null, () => ID, { description: 'Id of the repatriation.' })
  repatriation!: string;

  @Res(null, () => PhraseCode, { description: 'What you say.' })
  phrase!: string;

  @Res(null, () => PhraseParametersInput, { nullable: true, description: 'What stands in it.' })
  parameters?: PhraseParametersInput | null;

  @Pub(() => ID, { description: 'A key of your own, so that a repeat answers as the first did.' })
  idempotencyKey!: string;
}

@InputType({ description: 'A phrase of the other side for the Thai side about a return that it follows.' })
export class SayOfRepatriationInput {
  @Res(null, () => ID, { description: 'A counterpart office that you hold.' })
  office!: string;

  @Res(null, () => String, { description: 'Pseudonym of the return, as its feed shows it.' })
  ref!: string;

  @Res(null, () => PhraseCode, { description: 'What you say.' })
  phrase!: string;

  @Res(null, () => PhraseParametersInput, { nullable: true, description: 'What stands in it.' })
  parameters?: PhraseParametersInput | null;

  @Pub(() => ID, { description: 'A key of your own, so that a repeat answers as the first did.' })
  idempotencyKey!: string;
}

@ArgsType()
export class PhraseTextArgs {
  @Pub(() => TextLanguageCode, { nullable: true, description: 'The language.' })
  language?: TextLanguage | null;

  @Pub(() => TextCalendarCode, {
    nullable: true,
    description: 'How years are counted; without it as the language usually does.',
  })
  calendar?: TextCalendar | null;
}

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOST = 30;

/** What is not given is left out, so that a phrase is compared with what it needs. */
const given = <Rules extends z.ZodType>(rules: Rules) =>
  rules.nullish().transform((value) => (value === null ? undefined : value));

const parameters = z
  .strictObject({
    ...{ day: given(z.iso.date()), lastDay: given(z.iso.date()), dayPart: given(z.enum(PARTS_OF_DAY)) },
    ...{ from: given(z.string().regex(HOUR)), until: given(z.string().regex(HOUR)) },
    ...{ crossing: given(z.uuid()), personsBand: given(z.enum(PERSONS_BANDS)) },
    number: given(z.int().positive().max(MOST)),
  })
  .nullish()
  .transform((values) => values ?? {});

const said = { phrase: z.enum(PHRASES as readonly [Phrase, ...Phrase[]]), parameters, idempotencyKey };
export const sayHereRules = z.object({ repatriation: z.uuid(), ...said });
export const sayThereRules = z.object({
  ...{ office: z.string().min(1).max(100), ref: z.string().max(40).transform(readRef), ...said },
});
