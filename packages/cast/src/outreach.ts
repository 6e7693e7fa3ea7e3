import type { OutreachKind, TrainingTopic } from '@hub/vocabulary';
import { committee } from './committees.js';
import { castId } from './id.js';

/** An event at which people outside the offices were told. */
export interface DemoOutreach {
  readonly id: string;
  /** ISO day. */
  readonly heldOn: string;
  /** P-code. */
  readonly place: string;
  readonly kind: OutreachKind;
  readonly topics: readonly TrainingTopic[];
  /** Committee id; null where none held it. */
  readonly committee: string | null;
  readonly partner: string | null;
  readonly materials: string | null;
  readonly reach: number;
  readonly lowerBound: boolean;
  readonly female: number | null;
  readonly male: number | null;
  readonly children: number | null;
  readonly adults: number | null;
}

type Counts = Partial<Pick<DemoOutreach, 'lowerBound' | 'female' | 'male' | 'children' | 'adults'>>;
type Rest = Counts & Partial<Pick<DemoOutreach, 'partner' | 'materials'>>;
type Held = readonly [heldOn: string, place: string, kind: OutreachKind, by: string | null, reach: number, rest?: Rest];

const TOPICS: readonly TrainingTopic[] = ['DEFINING_TIP', 'PREVENTION_MONITORING_REPORTING'];

/**
 * Invented events. The 1,632 people whom the programme's outreach reached are known as a published figure alone; the
 * video with its discussion guide is named by the same fact sheet.
 */
const HELD: readonly Held[] = [
  [
    ...(['2021-11-18', 'TH5703', 'COMMUNITY_MEETING', 'DL-TH5703', 64] as const),
    { female: 41, male: 23, children: 6, adults: 58, materials: 'Demo: posters with the numbers to call' },
  ],
  [
    ...(['2022-01-12', 'TH5703', 'SCHOOL', 'DL-TH5703', 120] as const),
    { female: 66, male: 54, children: 112, adults: 8, partner: 'Demo school network' },
  ],
  ['2022-02-05', 'TH5709', 'MARKET', 'DL-TH5709', 200, { lowerBound: true, materials: 'Demo: leaflets' }],
  [
    ...(['2022-02-20', 'TH6306', 'COMMUNITY_MEETING', null, 85] as const),
    { female: 47, male: 38, partner: 'Demo partner', materials: 'Video "Breaking a Vicious Cycle", discussion guide' },
  ],
  ['2022-03-08', 'TH5605', 'CAMPAIGN', 'DL-TH5605', 140, { female: 90, male: 50, partner: 'Demo youth club' }],
];

export const outreachEvents: readonly DemoOutreach[] = HELD.map(([heldOn, place, kind, by, reach, rest = {}]) => ({
  ...{ id: castId(`outreach:${place}:${heldOn}`), heldOn, place, kind, topics: TOPICS, reach },
  ...{ committee: by === null ? null : committee(by).id, partner: null, materials: null, lowerBound: false },
  ...{ female: null, male: null, children: null, adults: null, ...rest },
}));
