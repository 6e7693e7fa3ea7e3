import {
  type CapacityActivityKind,
  type CapacityPlanState,
  daysOf,
  financialQuarterOf,
  type Quarter,
  thaiDay,
  type TrainingTopic,
} from '@hub/vocabulary';
import { committee } from './committees.js';
import { curricula } from './curricula.js';
import { castId } from './id.js';
import { type DemoTraining, trainings } from './trainings.js';

export interface DemoCapacityActivity {
  readonly id: string;
  readonly kind: CapacityActivityKind;
  readonly title: string;
  readonly topics: readonly TrainingTopic[];
  /** Curriculum id; null for a meeting. */
  readonly curriculum: string | null;
  readonly quarter: Quarter;
  readonly wanted: number;
  /** Training id; null for a meeting, and where none was planned yet. */
  readonly training: string | null;
  /** Of a meeting that was held. */
  readonly held: { readonly on: string; readonly came: number } | null;
}

/** The capacity plan of a committee for one financial year. */
export interface DemoCapacityPlan {
  readonly id: string;
  /** Committee id. */
  readonly committee: string;
  /** Of the Buddhist era. */
  readonly financialYear: number;
  readonly state: Exclude<CapacityPlanState, 'DRAFT'>;
  /** ISO day. */
  readonly agreedOn: string;
  readonly closedOn: string | null;
  readonly activities: readonly DemoCapacityActivity[];
}

/** Meetings of the series; with its eight trainings they are the published 16. Which they were, is invented. */
const MEETINGS: readonly (readonly [code: string, title: string, heldOn: string, wanted: number, came: number])[] = [
  ['DL-TH5703', 'Inception meeting (demo)', '2019-07-16', 30, 28],
  ['DL-TH5703', 'Meeting on lessons learned (demo)', '2020-06-09', 25, 21],
  ['DL-TH5713', 'Inception meeting (demo)', '2020-07-14', 30, 26],
  ['DL-TH5713', 'Meeting on lessons learned (demo)', '2021-02-09', 25, 25],
  ['DL-TH5709', 'Inception meeting (demo)', '2020-09-08', 30, 31],
  ['DL-TH5709', 'Meeting on lessons learned (demo)', '2021-02-16', 25, 20],
  ['DL-TH5708', 'Inception meeting (demo)', '2020-09-22', 30, 24],
  ['DL-TH5708', 'Meeting on lessons learned (demo)', '2021-03-02', 25, 22],
];
const WANTED = 40;

/** An activity, of whom, and a day of the year it is planned for. */
interface Dated {
  readonly committee: string;
  readonly day: string;
  readonly activity: DemoCapacityActivity;
}

const meetings: readonly Dated[] = MEETINGS.map(([code, title, day, wanted, came]) => ({
  ...{ committee: committee(code).id, day },
  activity: {
    ...{ id: castId(`capacity:${code}:${day}`), kind: 'MEETING', title, topics: [], curriculum: null, training: null },
    ...{ quarter: financialQuarterOf(day).quarter, wanted, held: { on: day, came } },
  },
}));

const trainingOf = ({ id, titleEn: title, topics, heldOn: day, committee: whose }: DemoTraining): Dated => ({
  ...{ committee: whose, day },
  activity: {
    ...{ id: castId(`capacity:${id}`), kind: 'TRAINING', title, topics, curriculum: curricula[0]!.id, training: id },
    ...{ quarter: financialQuarterOf(day).quarter, wanted: WANTED, held: null },
  },
});

const planOf = (all: readonly [Dated, ...Dated[]], now: Date): DemoCapacityPlan => {
  const [{ committee: id, day }] = all;
  const { year: financialYear } = financialQuarterOf(day);
  const { first, last } = daysOf({ year: financialYear });
  const today = thaiDay(now);
  return {
    ...{ id: castId(`capacity-plan:${id}:${financialYear}`), committee: id, financialYear },
    ...(last < today
      ? ({ state: 'CLOSED', agreedOn: first, closedOn: last } as const)
      : ({ state: 'AGREED', agreedOn: first < today ? first : today, closedOn: null } as const)),
    activities: all.map(({ activity }) => activity),
  };
};

/** What Phanom has still to hold in the year of the training it plans. */
const stillOpen = ({ committee: whose, day }: Dated): readonly Dated[] =>
  [
    {
      ...({
        id: castId('capacity:open-training'),
        kind: 'TRAINING',
        title: 'Training of village leaders (demo)',
      } as const),
      ...{ topics: ['PREVENTION_MONITORING_REPORTING'] as const, wanted: 35 },
    },
    {
      ...({
        id: castId('capacity:open-meeting'),
        kind: 'MEETING',
        title: 'Meeting on lessons learned (demo)',
      } as const),
      ...{ topics: [], wanted: 25 },
    },
  ].map((open) => ({
    ...{ committee: whose, day },
    activity: { ...open, curriculum: null, quarter: 4, training: null, held: null },
  }));

/** The plans of the series, 2019 to 2021, and that of Phanom with something that is not yet held. */
export const capacityPlans = (now: Date): readonly DemoCapacityPlan[] => {
  const held = trainings(now).map(trainingOf);
  const all = [...meetings, ...held, ...stillOpen(held.at(-1)!)];
  const keyOf = ({ committee: id, day }: Dated): string => `${id} ${financialQuarterOf(day).year}`;
  return [...new Set(all.map(keyOf))].map((key) =>
    planOf(all.filter((each) => keyOf(each) === key) as [Dated, ...Dated[]], now),
  );
};
