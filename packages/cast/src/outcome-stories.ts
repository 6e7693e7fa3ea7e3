import type { OutcomeStoryState } from '@hub/vocabulary';
import { committee } from './committees.js';
import { curricula } from './curricula.js';
import { castId } from './id.js';
import { outreachEvents } from './outreach.js';
import { trainingSeries } from './trainings.js';

/** What came of trainings and outreach. */
export interface DemoOutcomeStory {
  readonly id: string;
  /** Committee id. */
  readonly committee: string;
  readonly title: string;
  readonly text: string;
  /** ISO day. */
  readonly happenedOn: string;
  readonly source: string | null;
  readonly agency: string | null;
  /** P-code. */
  readonly place: string | null;
  readonly rescued: number | null;
  readonly arrested: number | null;
  /** Ids of trainings and of outreach events. */
  readonly trainings: readonly string[];
  readonly outreach: readonly string[];
  /** Ids of curricula. */
  readonly curricula: readonly string[];
  readonly state: OutcomeStoryState;
}

/** The published operation of 29 March 2022, and an invented draft of a committee. */
export const outcomeStories: readonly DemoOutcomeStory[] = [
  {
    id: castId('outcome:mae-sot'),
    committee: committee('NL-TH').id,
    title: 'First operation against forced labour led by the Department of Provincial Administration',
    text:
      'Officers of its law enforcement centre took part in trainings on child labour and forced labour, and took what ' +
      'they learned into the programme of their own department. On 29 March 2022 they rescued 11 Thai nationals in ' +
      'Mae Sot who were on the way into forced labour at scam call centres across the border. The department credits ' +
      'the trainings for it.',
    happenedOn: '2022-03-29',
    source: 'Snapshot of a labour operation, March 2022',
    agency: 'Department of Provincial Administration, law enforcement centre (GLOC)',
    place: 'TH6306',
    ...{ rescued: 11, arrested: 2, trainings: [], outreach: [], state: 'PUBLISHED' },
    curricula: curricula.filter(({ titleEn }) => titleEn === 'Enforcement Training Program').map(({ id }) => id),
  },
  {
    id: castId('outcome:draft'),
    committee: committee('DL-TH5703').id,
    title: 'Demo: village heads report by the form they learned',
    text: 'Demo: after the session of 2020 and a meeting of the community, village heads of the district use one form.',
    happenedOn: '2021-12-01',
    ...{ source: null, agency: null, place: null, rescued: null, arrested: null },
    trainings: [trainingSeries[1]!.id],
    outreach: [outreachEvents[0]!.id],
    curricula: [],
    state: 'DRAFT',
  },
];
