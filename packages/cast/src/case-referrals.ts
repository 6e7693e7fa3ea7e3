import type { AccessPurpose, ReferralService, Urgency } from '@hub/vocabulary';
import { casePersons, caseShares } from './case-persons.js';
import { CANARY, caseId } from './cases.js';
import { castId } from './id.js';
import { namedOffice } from './offices.js';

/** A referral of the demo, whose service has begun. */
export interface DemoReferral {
  readonly id: string;
  /** Case id. */
  readonly case: string;
  /** Person ids. */
  readonly persons: readonly string[];
  /** Office id of the receiver. */
  readonly office: string;
  readonly service: ReferralService;
  readonly urgency: Urgency;
  readonly purpose: AccessPurpose;
  /** For the receiver; a canary. */
  readonly notes: string;
  /** Id of the share that the receiver holds by it. */
  readonly share: string;
  readonly event: string;
}

/** The person of the demo case K05 lives in the shelter. */
export const caseReferrals: readonly DemoReferral[] = [
  {
    id: castId('referral:K05'),
    case: caseId('K05'),
    persons: casePersons.flatMap((each) => (each.key === 'K05A' ? [each.id] : [])),
    office: namedOffice('shelter-chiang-rai').id,
    ...{ service: 'SAFE_ACCOMMODATION', urgency: 'URGENT', purpose: 'CARE' },
    notes: `${CANARY}-NOTES-K05`,
    share: caseShares[0]!.id,
    event: castId('referral:K05/event'),
  },
];
