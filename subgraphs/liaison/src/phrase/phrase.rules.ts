import {
  type ErrorCode,
  type PartOfDay,
  type PersonsBand,
  type Phrase,
  PHRASE_NEEDS,
  PHRASE_PARAMETERS,
  type PhraseParameter,
} from '@hub/vocabulary';

/** What stands in a phrase: days, hours of an office, a crossing, a band, a number. */
export interface PhraseValues {
  readonly day?: string;
  readonly lastDay?: string;
  readonly dayPart?: PartOfDay;
  readonly from?: string;
  readonly until?: string;
  /** Id of a legal crossing. */
  readonly crossing?: string;
  readonly personsBand?: PersonsBand;
  readonly number?: number;
}

/** A refusal, at the value that it is about. */
export type PhraseRefusal = readonly [code: ErrorCode, parameter: PhraseParameter];

/** What a phrase lacks, what it has no place for, and what ends before it begins. */
export const refusalsOfPhrase = (phrase: Phrase, values: PhraseValues): PhraseRefusal[] => {
  const needs: readonly PhraseParameter[] = PHRASE_NEEDS[phrase];
  const { day, lastDay, from, until } = values;
  return [
    ...PHRASE_PARAMETERS.flatMap((parameter): PhraseRefusal[] => {
      const given = values[parameter] !== undefined;
      if (given === needs.includes(parameter)) return [];
      return [[given ? 'PHRASE_PARAMETER_UNKNOWN' : 'PHRASE_PARAMETER_MISSING', parameter]];
    }),
    ...(day && lastDay && lastDay < day ? ([['INPUT_INVALID', 'lastDay']] as const) : []),
    ...(from && until && until <= from ? ([['INPUT_INVALID', 'until']] as const) : []),
  ];
};
