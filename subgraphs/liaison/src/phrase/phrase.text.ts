import { type Calendar, formatDay, type Language, textOf } from '@hub/languages';
import type { Phrase, TextCalendar, TextLanguage } from '@hub/vocabulary';
import type { PhraseValues } from './phrase.rules.js';

/** How a phrase is to be told. */
export interface Telling {
  readonly language: Language;
  /** Default: that of the language. */
  readonly calendar?: Calendar | undefined;
  /** Name of the crossing that stands in it. */
  readonly crossing?: string | undefined;
}

/** A phrase as a person of the language reads it. */
export const textOfPhrase = (
  phrase: Phrase,
  values: PhraseValues,
  { language, calendar, crossing }: Telling,
): string => {
  const told = (day: string | undefined): string | undefined =>
    day && formatDay(day, { language, ...(calendar && { calendar }) });
  const { day, lastDay, dayPart, personsBand, number: count, from, until } = values;
  return textOf(language, `phrases:${phrase}`, {
    ...{ from, until, count },
    ...{ day: told(day), lastDay: told(lastDay), crossing },
    dayPart: dayPart && textOf(language, `enums:PartOfDay.${dayPart}`),
    personsBand: personsBand && textOf(language, `enums:PersonsBand.${personsBand}`),
  });
};

const SPOKEN: Readonly<Record<TextLanguage, Language>> = { EN: 'en', TH: 'th', LO: 'lo', MY: 'my' };
const COUNTED: Readonly<Record<TextCalendar, Calendar>> = { GREGORIAN: 'gregory', BUDDHIST: 'buddhist' };

export const languageNamed = (language: TextLanguage): Language => SPOKEN[language];
export const calendarNamed = (calendar: TextCalendar): Calendar => COUNTED[calendar];
