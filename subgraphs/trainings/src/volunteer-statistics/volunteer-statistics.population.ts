import { type CountedRecords, defineStatistics, districtPaths, placeValues, type Population } from '@hub/subgraph-kit';
import { AGES_TOLD, countedVolunteers, SEXES_TOLD } from '../volunteer/volunteer.rules.js';
import { volunteersRecordedIn } from '../volunteer/volunteer.store.js';

const one = (codes: readonly string[]) => (): string[][] => codes.map((code) => [code]);

/** The tables of volunteers. None crosses two of them, and none tells villages: each holds a volunteer at least. */
export const VOLUNTEER_CUBES = [
  { code: 'VOLUNTEERS_BY_PLACE', dimensions: ['province', 'district'], frame: districtPaths },
  { code: 'VOLUNTEERS_BY_SEX', dimensions: ['sex'], frame: one(SEXES_TOLD) },
  { code: 'VOLUNTEERS_BY_AGE', dimensions: ['age'], frame: one(AGES_TOLD) },
] as const;
export type VolunteerCube = (typeof VOLUNTEER_CUBES)[number]['code'];

/** Volunteers of the groups recorded in a period, with the numbers that those have when it is published. */
const countVolunteers: Population['count'] = async (tx, { period, directory }) => {
  const paths = districtPaths(directory);
  const groups = await volunteersRecordedIn(tx, period);
  return groups.flatMap(({ place, ...numbers }): CountedRecords[] => {
    const district = directory.placesAround(place).find(({ level }) => level === 'DISTRICT')?.id ?? '';
    return countedVolunteers(numbers).map(({ n, sex, age }) => ({
      n,
      values: { sex, age, ...placeValues(paths, district) },
    }));
  });
};

/** What anybody may know of volunteers. */
export const volunteerStatistics = defineStatistics({
  populations: [
    {
      code: 'VOLUNTEERS',
      subject: 'VICTIMS',
      independence: 'Any number of volunteers may be recorded in a quarter, whatever cases are reported in it',
      scope: 'Watchdog volunteers of the villages that were recorded in the period',
      source: 'Volunteer records of committees, rounded to 5',
      since: '2025-Q1',
      cubes: VOLUNTEER_CUBES,
      count: countVolunteers,
    },
  ],
});
