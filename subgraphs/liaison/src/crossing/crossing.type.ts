import { ID, Int, ObjectType } from 'type-graphql';
import { Entity, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { CrossingKind, CrossingMode } from '@hub/vocabulary';
import { CrossingKindCode, CrossingModeCode } from '../codes.js';
import { WeeklyHours, weeklyHoursOf } from '../hours/hours.type.js';
import { Place } from '../place/place.stub.js';
import type { BorderCrossingEntity } from './crossing.entity.js';

@Entity('BorderCrossing', {
  key: 'id',
  description: 'A legal crossing of the border, or how many natural ones a river has; never where those are.',
})
export class BorderCrossing {
  @Pub(() => ID, { description: 'Id of the crossing.' })
  id!: string;

  @Pub(() => String, { description: 'Name in English.' })
  nameEn!: string;

  @Pub(() => String, { nullable: true, description: 'Name in Thai, where somebody entered it; null for natural ones.' })
  nameTh!: string | null;

  @Pub(() => String, { nullable: true, description: 'Name in Lao, where somebody entered it; null for natural ones.' })
  nameLo!: string | null;

  @Pub(() => String, {
    nullable: true,
    description: 'Name in Burmese, where somebody entered it; null for natural ones.',
  })
  nameMy!: string | null;

  @Pub(() => CrossingKindCode, { description: 'Legal, or natural ones as a count.' })
  kind!: CrossingKind;

  @Pub(() => CrossingModeCode, { nullable: true, description: 'Bridge, pier or boat; null for natural ones.' })
  mode!: CrossingMode | null;

  @Pub(() => String, { nullable: true, description: 'What may pass, where a source says so.' })
  traffic!: string | null;

  @Pub(() => Place, { nullable: true, description: 'Thai district; null where a count is for a whole river.' })
  district!: Place | null;

  @Pub(() => Place, { nullable: true, description: 'Place on the other side.' })
  counterpartPlace!: Place | null;

  @Pub(() => String, { nullable: true, description: 'River that the crossing crosses.' })
  river!: string | null;

  @Pub(() => Int, { nullable: true, description: 'Natural crossings there are at least; null for a legal one.' })
  countAtLeast!: number | null;

  @Pub(() => [WeeklyHours], {
    nullable: true,
    description: 'When it is open, in the time of Thailand; null where that is unknown, and for natural ones.',
  })
  hours!: WeeklyHours[] | null;

  @Pub(() => Int, { description: 'Send it back with a change; it grows with each.' })
  version!: number;
}

@ObjectType({ description: 'A crossing as it now stands, or what to put right.' })
export class BorderCrossingResult {
  @Res('counterpart:write', () => BorderCrossing, { nullable: true, description: 'Null when there are problems.' })
  crossing!: BorderCrossing | null;

  @Pub(() => [Problem], { description: 'Empty when it was done.' })
  problems!: readonly Problem[];
}

export const crossingOf = (row: BorderCrossingEntity): BorderCrossing =>
  Object.assign(new BorderCrossing(), row, {
    district: row.district === null ? null : Place.of(row.district),
    counterpartPlace: Place.of(row.counterpartPlace),
    hours: row.hours && weeklyHoursOf(row.hours),
  });

export const keptCrossing = (row: BorderCrossingEntity): BorderCrossingResult =>
  Object.assign(new BorderCrossingResult(), { crossing: crossingOf(row), problems: [] });

export const notKeptCrossing = (...problems: Problem[]): BorderCrossingResult =>
  Object.assign(new BorderCrossingResult(), { crossing: null, problems });
