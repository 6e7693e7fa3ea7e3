import type { EntityManager, TableImportKind } from '@hub/subgraph-kit';
import { type TableRow, thaiDay } from '@hub/vocabulary';
import { placeRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import { requireImportingPlaces } from '../permissions.js';
import type { PlaceEntity } from '../place/place.entity.js';
import { placesByCode, savePlaces } from '../place/place.store.js';
import { PLACE_COLUMNS } from './place-import.columns.js';
import { PlaceReading } from './place-import.reading.js';
import { parentsOf, readPlace } from './place-import.rules.js';

const AT_ONCE = 1_000;

/** Provinces, districts, sub-districts and villages, as a country lists them. Nothing is removed; a place can end. */
export const placeImport: TableImportKind = {
  noun: 'place',
  scope: 'place:write',
  about: 'Begins to take in a list of places. The subject is the office of yours through which you do so.',
  columns: PLACE_COLUMNS,
  authorise: requireImportingPlaces,
  prepare: async (tx, { rows, services }) => {
    // lists are checked and written one after another, so that each knows what the other entered
    await tx.query(`select pg_advisory_xact_lock(hashtext('place_import'))`);
    const now = services.now();
    const reading = new PlaceReading(await groundOf(tx, rows), { today: thaiDay(now), now });
    return { check: (row) => reading.check(row), write: (told) => write(tx, [...reading.changed.values()], told) };
  },
};

/** The places that rows name: themselves, where they lie and what they face. */
const groundOf = async (tx: EntityManager, rows: readonly TableRow[]): Promise<Map<string, PlaceEntity>> => {
  const codes = rows.flatMap((row) => {
    const read = readPlace(row);
    return 'wrong' in read
      ? []
      : [read.pcode, ...parentsOf(read.pcode), ...(read.parent ? [read.parent] : []), ...(read.faces ?? [])];
  });
  const places = await placesByCode(tx, [...new Set(codes)]);
  return new Map(places.map((place) => [place.pcode, place]));
};

const write = async (
  tx: EntityManager,
  places: readonly PlaceEntity[],
  told: (done: number) => Promise<void>,
): Promise<void> => {
  for (let start = 0; start < places.length; start += AT_ONCE) {
    const some = places.slice(start, start + AT_ONCE);
    await savePlaces(tx, some);
    await publishDirectory(tx, some.map(placeRecord));
    await told(start + some.length);
  }
};
