import { committee } from './committees.js';
import { castId } from './id.js';

/** A meeting that was held. */
interface DemoMeeting {
  readonly id: string;
  /** Committee id. */
  readonly committee: string;
  readonly kind: 'INCEPTION' | 'LESSONS_LEARNED';
  /** ISO day. */
  readonly heldOn: string;
}

const HELD = [
  ['DL-TH5703', 'INCEPTION', '2019-07-16'],
  ['DL-TH5703', 'LESSONS_LEARNED', '2021-06-15'],
  ['DL-TH5713', 'INCEPTION', '2020-07-14'],
  ['DL-TH5713', 'LESSONS_LEARNED', '2021-06-22'],
  ['DL-TH5709', 'INCEPTION', '2020-09-01'],
  ['DL-TH5709', 'LESSONS_LEARNED', '2021-07-06'],
  ['DL-TH5708', 'INCEPTION', '2020-10-06'],
  ['DL-TH5708', 'LESSONS_LEARNED', '2021-07-13'],
] as const;

/** Eight invented meetings that make the published sixteen meetings and trainings with the series of trainings. */
export const pastMeetings: readonly DemoMeeting[] = HELD.map(([code, kind, heldOn]) => ({
  ...{ id: castId(`meeting:${code}/${heldOn}`), committee: committee(code).id, kind, heldOn },
}));
