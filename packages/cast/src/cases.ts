import type { CaseCategory, CaseState, PersonsBand, ReportSource, SiteClass, Urgency } from '@hub/vocabulary';
import { hoursBefore } from './calendar.js';
import { committee } from './committees.js';
import { castId } from './id.js';
import { person } from './people.js';

/** Starts every identifying value of the demo data: finding it where it does not belong is a leak. */
export const CANARY = 'CANARY';

/** A fictional reporter; every value is a canary. */
export interface DemoReporter {
  readonly name: string;
  readonly phone: string;
  readonly relation: string;
}

/** A fictional case with the report that opened it. */
export interface DemoCase {
  readonly id: string;
  /** Short name in the cast, e.g. `K01`. */
  readonly key: string;
  readonly idempotencyKey: string;
  /** Id of the committee that leads it. */
  readonly leadCommittee: string;
  /** P-code of the district reported from. */
  readonly district: string;
  readonly category: CaseCategory;
  readonly urgency: Urgency;
  readonly state: CaseState;
  readonly personsBand: PersonsBand;
  readonly minorInvolved: boolean;
  readonly source: ReportSource;
  readonly siteClass: SiteClass | null;
  /** P-code of the place of exploitation when it is another than the district. */
  readonly exploitedAt: string | null;
  /** Person id of who filed it. */
  readonly filedBy: string;
  /** ISO instant. */
  readonly reportedAt: string;
  readonly reporter: DemoReporter;
  /** What was told; starts with a canary. */
  readonly account: string;
}

type Told = Pick<DemoCase, 'category' | 'urgency' | 'state' | 'personsBand' | 'source'> &
  Partial<Pick<DemoCase, 'minorInvolved' | 'siteClass' | 'exploitedAt'>> & {
    readonly key: string;
    readonly lead: string;
    readonly district: string;
    readonly by: string;
    readonly hoursAgo: number;
  };

const told: readonly Told[] = [
  {
    key: 'K01',
    lead: 'DL-TH5703',
    district: 'TH5703',
    by: 'ck-duty',
    hoursAgo: 2,
    category: 'LABOUR_EXPLOITATION',
    urgency: 'URGENT',
    state: 'REPORTED',
    personsBand: 'TWO_TO_FIVE',
    source: 'FAMILY',
    siteClass: 'SPECIAL_ECONOMIC_ZONE',
    exploitedAt: 'LA0502',
  },
  {
    key: 'K02',
    lead: 'DL-TH5703',
    district: 'TH5703',
    by: 'volunteer-ck',
    hoursAgo: 30,
    category: 'HIGH_VULNERABILITY',
    urgency: 'NORMAL',
    state: 'ACKNOWLEDGED',
    personsBand: 'ONE',
    source: 'WATCHDOG_VOLUNTEER',
    minorInvolved: true,
  },
  {
    key: 'K03',
    lead: 'DL-TH5703',
    district: 'TH5703',
    by: 'ck-focal',
    hoursAgo: 200,
    category: 'DEBT_BONDAGE',
    urgency: 'NORMAL',
    state: 'SCREENING',
    personsBand: 'SIX_TO_TWENTY',
    source: 'NGO',
    siteClass: 'FARM',
  },
  {
    key: 'K04',
    lead: 'DL-TH5708',
    district: 'TH5708',
    by: 'cs-duty',
    hoursAgo: 5,
    category: 'FORCED_CRIMINALITY',
    urgency: 'EMERGENCY',
    state: 'ACKNOWLEDGED',
    personsBand: 'SIX_TO_TWENTY',
    source: 'VICTIM',
    siteClass: 'SCAM_COMPOUND',
    exploitedAt: 'LA0502',
  },
  {
    key: 'K05',
    lead: 'DL-TH5708',
    district: 'TH5708',
    by: 'cs-duty',
    hoursAgo: 700,
    category: 'LABOUR_EXPLOITATION',
    urgency: 'URGENT',
    state: 'PRESUMED_VICTIM',
    personsBand: 'TWO_TO_FIVE',
    source: 'FAMILY',
    siteClass: 'SPECIAL_ECONOMIC_ZONE',
    exploitedAt: 'LA0502',
  },
  {
    key: 'K06',
    lead: 'DL-TH5709',
    district: 'TH5709',
    by: 'ms-duty',
    hoursAgo: 9,
    category: 'FORCED_CRIMINALITY',
    urgency: 'URGENT',
    state: 'SCREENING',
    personsBand: 'TWO_TO_FIVE',
    source: 'CALL',
    minorInvolved: true,
    siteClass: 'SCAM_COMPOUND',
    exploitedAt: 'MMR016009',
  },
  {
    key: 'K07',
    lead: 'DL-TH5709',
    district: 'TH5709',
    by: 'ms-duty',
    hoursAgo: 1,
    category: 'SEXUAL_EXPLOITATION',
    urgency: 'EMERGENCY',
    state: 'REPORTED',
    personsBand: 'ONE',
    source: 'POSTAL_BOX',
    minorInvolved: true,
    siteClass: 'ENTERTAINMENT',
  },
  {
    key: 'K08',
    lead: 'DL-TH5713',
    district: 'TH5713',
    by: 'wk-duty',
    hoursAgo: 60,
    category: 'CHILD_LABOUR',
    urgency: 'NORMAL',
    state: 'ACKNOWLEDGED',
    personsBand: 'TWO_TO_FIVE',
    source: 'LABOUR_INSPECTION',
    minorInvolved: true,
    siteClass: 'FARM',
  },
  {
    key: 'K09',
    lead: 'DL-TH5605',
    district: 'TH5605',
    by: 'dk-duty',
    hoursAgo: 26,
    category: 'CITIZENSHIP_GAP',
    urgency: 'NORMAL',
    state: 'SCREENING',
    personsBand: 'ONE',
    source: 'OTHER',
    minorInvolved: true,
  },
  {
    key: 'K10',
    lead: 'DL-TH8410',
    district: 'TH8410',
    by: 'ph-duty',
    hoursAgo: 12,
    category: 'LABOUR_EXPLOITATION',
    urgency: 'NORMAL',
    state: 'REPORTED',
    personsBand: 'OVER_TWENTY',
    source: 'MOBILE_APP',
    siteClass: 'FISHING_VESSEL',
  },
  {
    key: 'K11',
    lead: 'PL-TH57',
    district: 'TH5715',
    by: 'cr-secretariat',
    hoursAgo: 4,
    category: 'RIGHTS_VIOLATION',
    urgency: 'URGENT',
    state: 'REPORTED',
    personsBand: 'ONE',
    source: 'ONLINE',
  },
  {
    key: 'K12',
    lead: 'NL-TH',
    district: 'TH6306',
    by: 'national-desk',
    hoursAgo: 48,
    category: 'FORCED_CRIMINALITY',
    urgency: 'URGENT',
    state: 'ACKNOWLEDGED',
    personsBand: 'SIX_TO_TWENTY',
    source: 'LAW_ENFORCEMENT_OPERATION',
    siteClass: 'SCAM_COMPOUND',
    exploitedAt: 'MMR003005',
  },
];

const reporterOf = (key: string): DemoReporter => ({
  name: `${CANARY}-NAME-${key}`,
  phone: `+66-00-${CANARY}-${key}`,
  relation: `${CANARY}-RELATION-${key}`,
});

/** Id of the case with a key, e.g. `caseId('K01')`; independent of `now`. */
export const caseId = (key: string): string => castId(`case:${key}`);

/** Twelve fictional cases, reported within the month before `now`. Ids do not depend on `now`. */
export const cases = (now: Date): readonly DemoCase[] =>
  told.map(({ key, lead, by, hoursAgo, ...rest }) => ({
    minorInvolved: false,
    siteClass: null,
    exploitedAt: null,
    ...rest,
    id: caseId(key),
    key,
    idempotencyKey: `cast-${key}`,
    leadCommittee: committee(lead).id,
    filedBy: person(by).id,
    reportedAt: hoursBefore(now, hoursAgo),
    reporter: reporterOf(key),
    account: `${CANARY}-ACCOUNT-${key} A fictional account for the demo.`,
  }));
