import { place, places } from './places.js';
import { castId } from './id.js';

/** The watchdog volunteers of a village. Nobody is named. */
export interface DemoVolunteerGroup {
  readonly id: string;
  /** P-code of the district. */
  readonly place: string;
  readonly village: string;
  readonly members: number;
  readonly female: number;
  readonly male: number;
  readonly youth: number;
  /** ISO instant. */
  readonly recordedAt: string;
}

/** Villages of Phayao with volunteers, and how many of them have three and not two: 306 volunteers in 124 villages. */
const [VILLAGES, OF_THREE] = [124, 58];

const group = (pcode: string, nth: number, members: number): DemoVolunteerGroup => {
  const male = members > 1 && nth % 2 === 0 ? 1 : 0;
  return {
    ...{ id: castId(`volunteers:${pcode}:${nth}`), place: pcode, members, male, female: members - male },
    village: `Demo village ${nth}, ${place(pcode).nameEn}`,
    ...{ youth: nth % 3 === 0 ? 1 : 0, recordedAt: `2025-08-${String(1 + (nth % 28)).padStart(2, '0')}T03:00:00.000Z` },
  };
};

const districts = places.flatMap(({ pcode, parent }) => (parent === 'TH56' ? [pcode] : []));

/** The published 306 in 124 villages of Phayao, split over its nine districts by us; and a few of Chiang Khong, invented. */
export const volunteerGroups: readonly DemoVolunteerGroup[] = [
  ...Array.from({ length: VILLAGES }, (_, index) =>
    group(districts[index % districts.length]!, index + 1, index < OF_THREE ? 3 : 2),
  ),
  ...Array.from({ length: 10 }, (_, index) => group('TH5703', index + 1, 3)),
];
