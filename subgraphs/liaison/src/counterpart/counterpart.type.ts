import { ID } from 'type-graphql';
import { Entity, LocalDate, Res } from '@hub/subgraph-kit';
import { Place } from '../place/place.stub.js';
import type { CounterpartOfficeEntity } from './counterpart.entity.js';

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

  @Res('counterpart:read', () => String, { description: 'When it answers, in its own time, e.g. 08:00-17:00.' })
  dutyHours!: string;

  @Res('counterpart:read', () => String, { description: 'IANA time zone of the duty hours, e.g. Asia/Vientiane.' })
  timeZone!: string;

  @Res('counterpart:read', () => LocalDate, {
    nullable: true,
    description: 'Date on which somebody last confirmed this entry; null if nobody did.',
  })
  verifiedOn!: string | null;
}

export const counterpartOf = (row: CounterpartOfficeEntity): CounterpartOffice =>
  Object.assign(new CounterpartOffice(), row, { place: Place.of(row.place) });
