import { ID } from 'type-graphql';
import { connectionType, Entity, LocalDate, Pub } from '@hub/subgraph-kit';
import type { PlaceLevel } from '@hub/vocabulary';
import { PlaceLevelCode } from '../codes.js';
import type { PlaceEntity } from './place.entity.js';

@Entity('Place', { key: 'pcode', description: 'An administrative place; it has names and a parent, never a position.' })
export class Place {
  @Pub(() => ID, { description: 'P-code of the place, e.g. TH5703.' })
  pcode!: string;

  @Pub(() => PlaceLevelCode, { description: 'Its administrative level.' })
  level!: PlaceLevel;

  @Pub(() => String, { description: 'Its country, two letters: TH, LA or MM.' })
  country!: string;

  @Pub(() => String, { description: 'Name in English.' })
  nameEn!: string;

  @Pub(() => String, { nullable: true, description: 'Name in Thai.' })
  nameTh!: string | null;

  @Pub(() => String, { nullable: true, description: 'Name in Lao.' })
  nameLo!: string | null;

  @Pub(() => String, { nullable: true, description: 'Name in Burmese.' })
  nameMy!: string | null;

  @Pub(() => [String], { description: 'Other spellings in use.' })
  aliases!: string[];

  @Pub(() => LocalDate, {
    nullable: true,
    description: 'Day from which it is no place any more, e.g. as two were merged; null while it is one.',
  })
  endedOn!: string | null;

  parentCode!: string | null;
}

export const PlaceConnection = connectionType<Place>('Place', () => Place);

export const placeOf = (row: PlaceEntity): Place =>
  Object.assign(new Place(), {
    pcode: row.pcode,
    level: row.level,
    country: row.country,
    nameEn: row.nameEn,
    nameTh: row.nameTh,
    nameLo: row.nameLo,
    nameMy: row.nameMy,
    aliases: row.aliases,
    endedOn: row.endedOn,
    parentCode: row.parent,
  });
