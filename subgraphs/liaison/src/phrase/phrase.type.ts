import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { HandoverSide, PartOfDay, PersonsBand, Phrase } from '@hub/vocabulary';
import { HandoverSideCode, PartOfDayCode, PersonsBandCode, PhraseCode } from '../codes.js';
import { FOLLOW } from '../permissions.js';
import type { RepatriationPhraseEntity } from './phrase.entity.js';
import type { PhraseValues } from './phrase.rules.js';

@ObjectType({ description: 'What stands in a phrase that was said.' })
export class PhraseParameters {
  /** Id of the crossing that the `crossing` field loads. */
  crossingId!: string | null;

  @Res(FOLLOW, () => LocalDate, { nullable: true, description: 'A day, or the first of some.' })
  day!: string | null;

  @Res(FOLLOW, () => LocalDate, { nullable: true, description: 'The last of some days.' })
  lastDay!: string | null;

  @Res(FOLLOW, () => PartOfDayCode, { nullable: true, description: 'The part of that day.' })
  dayPart!: PartOfDay | null;

  @Res(FOLLOW, () => String, { nullable: true, description: 'When an office begins to answer.' })
  from!: string | null;

  @Res(FOLLOW, () => String, { nullable: true, description: 'Until when it answers.' })
  until!: string | null;

  @Res(FOLLOW, () => PersonsBandCode, { nullable: true, description: 'How many persons, as a band.' })
  personsBand!: PersonsBand | null;

  @Res(FOLLOW, () => Int, { nullable: true, description: 'How many hours, or members of staff.' })
  number!: number | null;
}

@ObjectType({ description: 'A phrase that one side said to the other about a return. It never names a person.' })
export class SaidPhrase {
  /** The values as they are stored, and the office of this side that the `office` field tells. */
  values!: PhraseValues;
  officeId!: string;

  @Res(FOLLOW, () => ID, { description: 'Id of what was said.' })
  id!: string;

  @Res(FOLLOW, () => String, { description: 'Pseudonym of the return.' })
  ref!: string;

  @Res(FOLLOW, () => HandoverSideCode, { description: 'Which side said it.' })
  side!: HandoverSide;

  @Res(FOLLOW, () => PhraseCode, { description: 'What was said.' })
  phrase!: Phrase;

  @Res(FOLLOW, () => PhraseParameters, { description: 'What stands in it.' })
  parameters!: PhraseParameters;

  @Res(FOLLOW, () => DateTime, { description: 'When it was said.' })
  at!: Date;
}

export const SaidPhraseConnection = connectionType<SaidPhrase>('SaidPhrase', () => SaidPhrase);

@ObjectType({ description: 'A phrase as it was said, or what to put right.' })
export class SaidPhraseResult {
  @Res(FOLLOW, () => SaidPhrase, { nullable: true, description: 'Null when there are problems.' })
  said!: SaidPhrase | null;

  @Pub(() => [Problem], { description: 'Empty when it was said.' })
  problems!: readonly Problem[];
}

const parametersOf = ({ crossing, ...values }: PhraseValues): PhraseParameters =>
  Object.assign(new PhraseParameters(), {
    ...{ day: null, lastDay: null, dayPart: null, from: null, until: null, personsBand: null, number: null },
    ...values,
    crossingId: crossing ?? null,
  });

export const saidPhraseOf = (row: RepatriationPhraseEntity): SaidPhrase =>
  Object.assign(new SaidPhrase(), {
    ...{ id: row.id, ref: row.ref, side: row.side, phrase: row.phrase, at: new Date(row.at) },
    ...{ parameters: parametersOf(row.parameters), values: row.parameters, officeId: row.office },
  });
