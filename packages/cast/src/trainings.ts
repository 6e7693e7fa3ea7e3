import type { AgencyKind, TrainingState, TrainingTopic } from '@hub/vocabulary';
import { monthAfter } from './calendar.js';
import { committee } from './committees.js';
import { castId } from './id.js';

/** Participants of one kind of agency. */
export interface DemoAttendance {
  readonly agencyKind: AgencyKind;
  readonly women: number;
  readonly men: number;
}

/** Mean scores in per cent; every participant took both tests. */
export interface DemoAssessment {
  readonly preMean: number;
  readonly postMean: number;
  readonly preCount: number;
  readonly postCount: number;
}

/** A training event of one committee. */
export interface DemoTraining {
  readonly id: string;
  readonly titleEn: string;
  /** Committee id. */
  readonly committee: string;
  /** P-code. */
  readonly place: string;
  readonly state: TrainingState;
  /** ISO date, held or planned. */
  readonly heldOn: string;
  readonly topics: readonly TrainingTopic[];
  readonly attendance: readonly DemoAttendance[];
  /** Null when no test was taken. */
  readonly assessment: DemoAssessment | null;
}

type Attended = readonly [agencyKind: AgencyKind, women: number, men: number];

interface Session {
  readonly name: string;
  readonly code: string;
  readonly heldOn: string;
  readonly topics: readonly TrainingTopic[];
  readonly scores: readonly [pre: number, post: number];
  readonly attended: readonly Attended[];
}

const held = ({ name, code, heldOn, topics, scores, attended }: Session): DemoTraining => {
  const { id, place } = committee(code);
  const attendance = attended.map(([agencyKind, women, men]) => ({ agencyKind, women, men }));
  const count = attendance.reduce((sum, { women, men }) => sum + women + men, 0);
  const assessment = { preMean: scores[0], postMean: scores[1], preCount: count, postCount: count };
  const titleEn = `Operations Committee capacity building ${heldOn.slice(0, 4)}`;
  return {
    id: castId(`training:${name}`),
    titleEn,
    committee: id,
    place,
    state: 'REPORTED',
    heldOn,
    topics,
    attendance,
    assessment,
  };
};

const FIRST_YEAR: readonly TrainingTopic[] = ['DEFINING_TIP', 'IDENTIFICATION_AND_REFERRAL', 'LEGISLATION'];
const LATER: readonly TrainingTopic[] = ['PROTECTION_AND_ASSISTANCE', 'PREVENTION_MONITORING_REPORTING', 'CASE_STUDY'];

/**
 * Eight invented sessions that together give the published totals: 311 participations = 239 women
 * + 72 men, and a knowledge change of 14.00 percentage points weighted by participants.
 * Unweighted it would be 14.625, weighted by women alone 14.07.
 */
export const trainingSeries: readonly DemoTraining[] = [
  held({
    name: 'T1',
    code: 'DL-TH5703',
    heldOn: '2019-08-20',
    topics: FIRST_YEAR,
    scores: [58, 64],
    attended: [
      ['ADMINISTRATION', 6, 3],
      ['POLICE', 2, 4],
      ['HEALTH', 12, 1],
      ['LOCAL_ADMINISTRATIVE_ORGANIZATION', 8, 2],
      ['COMMUNITY', 10, 2],
    ],
  }),
  held({
    name: 'T2',
    code: 'DL-TH5703',
    heldOn: '2020-09-15',
    topics: LATER,
    scores: [61, 70],
    attended: [
      ['ADMINISTRATION', 5, 2],
      ['POLICE', 2, 3],
      ['HEALTH', 9, 1],
      ['LOCAL_ADMINISTRATIVE_ORGANIZATION', 7, 1],
      ['COMMUNITY', 9, 1],
    ],
  }),
  held({
    name: 'T3',
    code: 'DL-TH5713',
    heldOn: '2020-08-25',
    topics: FIRST_YEAR,
    scores: [49, 68],
    attended: [
      ['ADMINISTRATION', 5, 2],
      ['IMMIGRATION', 2, 3],
      ['HEALTH', 9, 1],
      ['LOCAL_ADMINISTRATIVE_ORGANIZATION', 6, 2],
      ['COMMUNITY', 8, 2],
    ],
  }),
  held({
    name: 'T4',
    code: 'DL-TH5713',
    heldOn: '2021-03-16',
    topics: LATER,
    scores: [55, 75],
    attended: [
      ['ADMINISTRATION', 4, 2],
      ['POLICE', 2, 3],
      ['HEALTH', 8, 1],
      ['LOCAL_ADMINISTRATIVE_ORGANIZATION', 6, 1],
      ['COMMUNITY', 7, 1],
    ],
  }),
  held({
    name: 'T5',
    code: 'DL-TH5709',
    heldOn: '2020-10-13',
    topics: FIRST_YEAR,
    scores: [62, 71],
    attended: [
      ['ADMINISTRATION', 4, 2],
      ['IMMIGRATION', 3, 4],
      ['POLICE', 1, 3],
      ['HEALTH', 9, 1],
      ['COMMUNITY', 13, 1],
    ],
  }),
  held({
    name: 'T6',
    code: 'DL-TH5709',
    heldOn: '2021-03-23',
    topics: LATER,
    scores: [60, 73],
    attended: [
      ['ADMINISTRATION', 4, 2],
      ['IMMIGRATION', 3, 3],
      ['POLICE', 1, 2],
      ['HEALTH', 9, 1],
      ['COMMUNITY', 11, 1],
    ],
  }),
  held({
    name: 'T7',
    code: 'DL-TH5708',
    heldOn: '2020-11-17',
    topics: FIRST_YEAR,
    scores: [51, 69],
    attended: [
      ['ADMINISTRATION', 4, 1],
      ['POLICE', 2, 3],
      ['HEALTH', 8, 1],
      ['LOCAL_ADMINISTRATIVE_ORGANIZATION', 6, 2],
      ['COMMUNITY', 8, 1],
    ],
  }),
  held({
    name: 'T8',
    code: 'DL-TH5708',
    heldOn: '2021-04-06',
    topics: LATER,
    scores: [53, 76],
    attended: [
      ['ADMINISTRATION', 4, 1],
      ['POLICE', 2, 2],
      ['HEALTH', 8, 1],
      ['LOCAL_ADMINISTRATIVE_ORGANIZATION', 5, 1],
      ['COMMUNITY', 7, 1],
    ],
  }),
];

/** The series and one event Phanom plans for next month, without participants or a test. */
export const trainings = (now: Date): readonly DemoTraining[] => [
  ...trainingSeries,
  {
    id: castId('training:planned'),
    titleEn: 'Operations Committee capacity building',
    committee: committee('DL-TH8410').id,
    place: 'TH8410',
    state: 'PLANNED',
    heldOn: monthAfter(now, 1).slice(0, 10),
    topics: FIRST_YEAR,
    attendance: [],
    assessment: null,
  },
];
