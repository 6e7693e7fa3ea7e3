import { ID, Int, ObjectType } from 'type-graphql';
import { Entity, LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import { WeeklyHours, weeklyHoursOf } from '../hours/hours.type.js';
import { Office } from '../office/office.stub.js';
import { Place } from '../place/place.stub.js';
import type { CounterpartRow } from './counterpart.row.js';
import { verifyBy } from './counterpart.rules.js';

@Entity('CounterpartOffice', { key: 'id', description: 'A government office across the border.' })
export class CounterpartOffice {
  @Res('counterpart:read', () => ID, { description: 'Id of the office, the same as in the directory.' })
  id!: string;

  @Res('counterpart:read', () => Place, { nullable: true, description: 'Place it answers for.' })
  place!: Place | null;

  @Res('counterpart:read', () => String, { description: 'Name in English.' })
  nameEn!: string;

  @Res('counterpart:read', () => String, { nullable: true, description: 'Name in the language of its country.' })
  nameLocal!: string | null;

  @Res('counterpart:read', () => [String], { description: 'ISO 639-1 codes of its languages, preferred first.' })
  languages!: string[];

  @Res('counterpart:read', () => [WeeklyHours], { description: 'When it answers, in its own time; empty if unknown.' })
  dutyHours!: WeeklyHours[];

  @Res('counterpart:read', () => String, { description: 'IANA time zone of the duty hours, e.g. Asia/Vientiane.' })
  timeZone!: string;

  @Res('counterpart:read', () => Int, { description: 'After how many days the entry must be confirmed again.' })
  verifyEveryDays!: number;

  @Res('counterpart:read', () => LocalDate, {
    nullable: true,
    description: 'Date on which somebody last confirmed this entry and its contacts; null if nobody did.',
  })
  verifiedOn!: string | null;

  @Res('counterpart:read', () => Office, {
    nullable: true,
    description: 'The office that confirmed it; null if nobody did, or before this was recorded.',
  })
  verifiedBy!: Office | null;

  @Res('counterpart:read', () => LocalDate, {
    nullable: true,
    description: 'The last day on which it counts as confirmed; null if nobody ever confirmed it.',
  })
  verifyBy!: string | null;

  @Res('counterpart:read', () => Int, {
    description: 'Of the office with its contacts. Send it back with a change; it grows with each.',
  })
  version!: number;
}

@ObjectType({ description: 'A counterpart office as it now stands, or what to put right.' })
export class CounterpartOfficeResult {
  @Res('counterpart:read', () => CounterpartOffice, { nullable: true, description: 'Null when there are problems.' })
  counterpart!: CounterpartOffice | null;

  @Pub(() => [Problem], { description: 'Empty when it was done.' })
  problems!: readonly Problem[];
}

export const counterpartOf = (row: CounterpartRow): CounterpartOffice =>
  Object.assign(new CounterpartOffice(), {
    ...row,
    place: Place.of(row.place),
    dutyHours: weeklyHoursOf(row.dutyHours),
    verifiedBy: row.verifiedOffice === null ? null : Office.of(row.verifiedOffice),
    verifyBy: verifyBy(row),
  });

export const kept = (row: CounterpartRow): CounterpartOfficeResult =>
  Object.assign(new CounterpartOfficeResult(), { counterpart: counterpartOf(row), problems: [] });

export const notKept = (...problems: Problem[]): CounterpartOfficeResult =>
  Object.assign(new CounterpartOfficeResult(), { counterpart: null, problems });
