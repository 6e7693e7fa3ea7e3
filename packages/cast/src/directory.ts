import type { CommitteeLevel, CommitteeState, OfficeKind, PlaceLevel } from '@hub/vocabulary';
import { appointments } from './appointments.js';
import { committees } from './committees.js';
import { offices } from './offices.js';
import { places } from './places.js';
import { rosters } from './rosters.js';

/** One line of the `directory` feed, as plain data. */
export type DemoDirectoryRecord =
  | {
      kind: 'place';
      id: string;
      data: { level: PlaceLevel; country: string; parent: string | null; faces: readonly string[] };
    }
  | {
      kind: 'committee';
      id: string;
      data: { code: string; level: CommitteeLevel; state: CommitteeState; place: string; parent: string | null };
    }
  | {
      kind: 'office';
      id: string;
      data: { kind: OfficeKind; committee: string | null; jurisdiction: readonly string[] };
    }
  | { kind: 'appointment' | 'duty'; id: string; data: { person: string; office: string; from: string; until: string } };

/** The cast as the committees' `directory` feed tells of it, everybody in office as they stand at `now`. */
export const directoryRecords = (now: Date): readonly DemoDirectoryRecord[] => [
  ...places.map(
    ({ pcode: id, level, country, parent, faces }) =>
      ({ kind: 'place', id, data: { level, country, parent, faces } }) as const,
  ),
  ...committees.map(
    ({ id, code, level, state, place, parent }) =>
      ({ kind: 'committee', id, data: { code, level, state, place, parent } }) as const,
  ),
  ...offices.map(
    ({ id, kind, committee, jurisdiction }) =>
      ({ kind: 'office', id, data: { kind, committee, jurisdiction } }) as const,
  ),
  ...appointments(now).map(
    ({ id, person, office, from, until }) =>
      ({ kind: 'appointment', id, data: { person, office, from, until } }) as const,
  ),
  ...rosters(now).map(
    ({ id, person, office, from, until }) => ({ kind: 'duty', id, data: { person, office, from, until } }) as const,
  ),
];
