import { createHash } from 'node:crypto';
import type { NeedsFlag, PersonsBand, RepatriationDirection, RepatriationState } from '@hub/vocabulary';
import { daysAfter } from './calendar.js';
import { caseId } from './cases.js';
import { committee } from './committees.js';
import { counterpart } from './counterparts.js';
import { crossing } from './crossings.js';
import { castId } from './id.js';

/** A fictional return of persons across the border. */
export interface DemoRepatriation {
  readonly id: string;
  /** Pseudonym shared with the counterpart, `REP-` and six base32 letters. */
  readonly ref: string;
  readonly direction: RepatriationDirection;
  readonly state: RepatriationState;
  /** Crossing id; null until one is chosen. */
  readonly crossing: string | null;
  /** ISO instants of the planned window; null until one is planned. */
  readonly windowFrom: string | null;
  readonly windowUntil: string | null;
  readonly personsBand: PersonsBand;
  readonly needs: readonly NeedsFlag[];
  /** Committee id. */
  readonly leadCommittee: string;
  /** Counterpart office id. */
  readonly counterpart: string;
  /** Case id. */
  readonly case: string;
  /** ISO instant of the provincial committee's release to the counterpart; null before. */
  readonly releasedAt: string | null;
}

interface Plan {
  readonly name: string;
  readonly direction: RepatriationDirection;
  readonly state: RepatriationState;
  readonly band: PersonsBand;
  readonly needs: readonly NeedsFlag[];
  readonly lead: string;
  readonly with: string;
  readonly case: string;
  readonly over?: string;
  readonly daysAhead?: number;
}

const plans: readonly Plan[] = [
  {
    name: 'R1',
    direction: 'INBOUND',
    state: 'COUNTERPART_NOTIFIED',
    band: 'TWO_TO_FIVE',
    needs: ['MEDICAL'],
    lead: 'DL-TH5708',
    with: 'counterpart-tonpheung',
    case: 'K05',
    over: 'XP-CSAE-1',
    daysAhead: 6,
  },
  {
    name: 'R2',
    direction: 'INBOUND',
    state: 'REQUESTED',
    band: 'SIX_TO_TWENTY',
    needs: [],
    lead: 'DL-TH5708',
    with: 'counterpart-tonpheung',
    case: 'K04',
  },
  {
    name: 'R3',
    direction: 'OUTBOUND',
    state: 'COUNTERPART_ACKNOWLEDGED',
    band: 'SIX_TO_TWENTY',
    needs: ['INTERPRETER'],
    lead: 'DL-TH5703',
    with: 'counterpart-houayxay',
    case: 'K03',
    over: 'XP-CKNG-1',
    daysAhead: 10,
  },
  {
    name: 'R4',
    direction: 'INBOUND',
    state: 'TRACING',
    band: 'TWO_TO_FIVE',
    needs: ['CHILD', 'MEDICAL'],
    lead: 'DL-TH5709',
    with: 'counterpart-tachileik',
    case: 'K06',
    over: 'XP-MSAI-1',
  },
];

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const refOf = (name: string): string => {
  const bytes = createHash('sha256').update(`atip-hub-cast:repatriation-ref:${name}`).digest().subarray(0, 6);
  return `REP-${Array.from(bytes, (byte) => BASE32.charAt(byte % 32)).join('')}`;
};

const HOURS_OF_WINDOW = 4 / 24;

/** Four fictional repatriations in their first states; windows lie after `now`. */
export const repatriations = (now: Date): readonly DemoRepatriation[] =>
  plans.map(({ name, direction, state, band, needs, lead, with: office, case: key, over, daysAhead }) => ({
    id: castId(`repatriation:${name}`),
    ref: refOf(name),
    direction,
    state,
    crossing: over ? crossing(over).id : null,
    windowFrom: daysAhead ? daysAfter(now, daysAhead) : null,
    windowUntil: daysAhead ? daysAfter(now, daysAhead + HOURS_OF_WINDOW) : null,
    personsBand: band,
    needs,
    leadCommittee: committee(lead).id,
    counterpart: counterpart(office).id,
    case: caseId(key),
    releasedAt: state === 'REQUESTED' ? null : daysAfter(now, -1),
  }));
