import type {
  BorderAgreement,
  ContactChannelKind,
  JointMeetingDecision,
  JointMeetingTopic,
  Weekday,
} from '@hub/vocabulary';
import { committee } from './committees.js';
import { castId } from './id.js';
import { lookup } from './named.js';
import { namedOffice } from './offices.js';

/** A government office across the border. Its id is that of its office in the directory. */
export interface DemoCounterpart {
  readonly id: string;
  /** Key of the office, e.g. `counterpart-houayxay`. */
  readonly key: string;
  readonly nameEn: string;
  /** P-code. */
  readonly place: string;
  /** ISO 639-1 codes, preferred first. */
  readonly languages: readonly string[];
  /** Fictional; local time (UTC+7, in Myanmar UTC+6:30). */
  readonly dutyHours: readonly DemoHours[];
  /** Days since somebody last confirmed the entry; null if nobody did. */
  readonly verifiedDaysAgo: number | null;
}

/** Hours of some days of the week, `HH:MM`; `until` is on the next day when it is not after `from`. */
export interface DemoHours {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly until: string;
}

/** A fictional contact of a counterpart office; the numbers cannot be dialled. */
export interface DemoContact {
  readonly id: string;
  readonly counterpart: string;
  readonly name: string;
  readonly role: string;
  /** ISO 639-1 codes, preferred first. */
  readonly languages: readonly string[];
  readonly channels: readonly { readonly kind: ContactChannelKind; readonly address: string }[];
  /** Null where the hours of the office hold. */
  readonly hours: readonly DemoHours[] | null;
  /** 1 is called first. */
  readonly callOrder: number;
}

/** Which committee works with which counterpart office. */
export interface DemoLiaisonAssignment {
  readonly id: string;
  readonly committee: string;
  readonly counterpart: string;
}

const WORKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;
const EVERY_DAY = [...WORKDAYS, 'SATURDAY', 'SUNDAY'] as const;
const hours = (days: readonly Weekday[], from: string, until: string): DemoHours[] => [{ days, from, until }];

type Row = readonly [
  key: string,
  languages: readonly string[],
  dutyHours: readonly DemoHours[],
  verifiedDaysAgo: number | null,
];

/** One is due to be confirmed again, one overdue, one was never confirmed. */
const rows: readonly Row[] = [
  ['counterpart-houayxay', ['lo', 'th'], hours(WORKDAYS, '08:00', '16:00'), 12],
  ['counterpart-tonpheung', ['lo', 'th'], hours(EVERY_DAY, '08:00', '18:00'), 30],
  ['counterpart-paktha', ['lo'], hours(WORKDAYS, '08:00', '16:00'), 120],
  ['counterpart-laos', ['lo', 'en', 'th'], hours(WORKDAYS, '08:00', '16:00'), 45],
  ['counterpart-tachileik', ['my', 'th'], hours(EVERY_DAY, '09:00', '17:00'), 80],
  ['counterpart-myawaddy', ['my', 'en'], hours(WORKDAYS, '09:30', '16:30'), null],
  ['counterpart-myanmar', ['my', 'en'], hours(WORKDAYS, '09:30', '16:30'), 20],
];

/** Every counterpart office. */
export const counterparts: readonly DemoCounterpart[] = rows.map(([key, languages, dutyHours, verifiedDaysAgo]) => {
  const { id, nameEn, jurisdiction } = namedOffice(key);
  const [place] = jurisdiction;
  if (!place) throw new RangeError(`${key} has no place`);
  return { id, key, nameEn, place, languages, dutyHours, verifiedDaysAgo };
});

/** The counterpart office with a key, e.g. `counterpart('counterpart-tonpheung')`. */
export const counterpart = lookup('counterpart', counterparts, ({ key }) => key);

const BIRDS = ['Kingfisher', 'Cormorant', 'Jacana', 'Bittern', 'Parakeet', 'Hoopoe', 'Francolin'];

const countryCode = (place: string): string => (place.startsWith('LA') ? '856' : '95');

const dayContacts: readonly DemoContact[] = counterparts.map(({ id, key, place, languages }, index) => ({
  id: castId(`contact:${key}`),
  counterpart: id,
  name: `${BIRDS[index]} Demo`,
  role: 'Duty officer',
  languages,
  channels: [{ kind: 'PHONE', address: `+${countryCode(place)}-00-000-000${index + 1}` }],
  hours: null,
  callOrder: 1,
}));

const nightContact = (key: string, bird: string, number: string): DemoContact => ({
  id: castId(`contact:${key}/night`),
  counterpart: counterpart(key).id,
  name: `${bird} Demo`,
  role: 'Night duty',
  languages: ['lo', 'th'],
  channels: [
    { kind: 'MOBILE', address: `+856-00-000-${number}` },
    { kind: 'LINE', address: `demo-${bird.toLowerCase()}-00-000-${number}` },
  ],
  hours: hours(EVERY_DAY, '18:00', '08:00'),
  callOrder: 2,
});

/** A duty officer for each counterpart office, and where somebody answers at night, that official too. */
export const contacts: readonly DemoContact[] = [
  ...dayContacts,
  nightContact('counterpart-houayxay', 'Wagtail', '0011'),
  nightContact('counterpart-tonpheung', 'Sandpiper', '0012'),
];

const PAIRS: readonly (readonly [code: string, ...counterpartKeys: string[]])[] = [
  ['DL-TH5703', 'counterpart-houayxay', 'counterpart-tonpheung'],
  ['DL-TH5708', 'counterpart-tonpheung'],
  ['DL-TH5713', 'counterpart-paktha', 'counterpart-houayxay'],
  ['DL-TH5709', 'counterpart-tachileik'],
  ['PL-TH57', 'counterpart-houayxay', 'counterpart-tonpheung', 'counterpart-paktha', 'counterpart-tachileik'],
  ['NL-TH', 'counterpart-laos', 'counterpart-myawaddy', 'counterpart-myanmar'],
];

/** Committees and counterpart offices, many to many. */
export const liaisonAssignments: readonly DemoLiaisonAssignment[] = PAIRS.flatMap(([code, ...keys]) =>
  keys.map((key) => ({
    id: castId(`liaison:${code}/${key}`),
    committee: committee(code).id,
    counterpart: counterpart(key).id,
  })),
);

/** A fictional meeting of a committee with a counterpart office; held, unless no day says so. */
export interface DemoJointMeeting {
  readonly id: string;
  readonly committee: string;
  readonly counterpart: string;
  readonly agreement: BorderAgreement;
  readonly agenda: readonly JointMeetingTopic[];
  readonly heldDaysAgo: number;
  readonly participantsHere: number;
  readonly participantsThere: number;
  readonly decisions: readonly JointMeetingDecision[];
  readonly followUpInDays: number;
}

export const jointMeetings: readonly DemoJointMeeting[] = [
  {
    id: castId('joint-meeting:tonpheung'),
    committee: committee('DL-TH5708').id,
    counterpart: counterpart('counterpart-tonpheung').id,
    agreement: 'THAI_LAO_2005',
    agenda: ['CONTACTS', 'RETURNS', 'SCAM_COMPOUNDS'],
    heldDaysAgo: 40,
    participantsHere: 9,
    participantsThere: 6,
    decisions: ['CONTACTS_RENEWED', 'PROCEDURE_AGREED', 'NEXT_MEETING'],
    followUpInDays: 50,
  },
];
