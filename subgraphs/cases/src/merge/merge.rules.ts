import {
  type AccessPurpose,
  type OfficeKind,
  RECIPIENT_OF_OFFICE,
  type Scope,
  SCOPES_OF_OFFICE,
} from '@hub/vocabulary';
import { type ConsentTerms, covers } from '../access/access.rules.js';

/** An office that sees persons, or inquires into suspects, of a case. */
export interface Sight {
  readonly caseId: string;
  readonly office: string;
  /** Codes of what gives it. */
  readonly reasons: readonly string[];
  /** What the case is shared with it for; none where it is not shared. */
  readonly purposes: readonly AccessPurpose[];
}

/** Somebody whom a case is about. */
export interface Concerned {
  readonly caseId: string;
  readonly consents: readonly ConsentTerms[];
}

interface Around {
  readonly kindOf: (office: string) => OfficeKind | undefined;
  /** Whether an office sees each case of the committee that leads both, or can be given work on each. */
  readonly isOfLead: (office: string) => boolean;
  readonly now: Date;
}

/** What a share opens to an office outside the committees, whatever persons of the case agreed to. */
const BEYOND_CONSENT: readonly Scope[] = ['reporter:read', 'suspect:read'];

/** An office outside the committees that leads cases works in them for this. */
const OF_COMMITTEES: readonly AccessPurpose[] = ['PROTECTION'];

/**
 * Whether two cases that become one would show a person of either to somebody who may not know of them: to an office that
 * saw the other one only, and whom this person's consents do not let know. Nobody's emergency access is widened or cut.
 */
export const showsTooMuch = (sights: readonly Sight[], persons: readonly Concerned[], around: Around): boolean =>
  sights.some(({ caseId, office, reasons, purposes }) => {
    if (reasons.includes('BREAK_GLASS')) return true;
    const seesBoth = sights.some((other) => other.office === office && other.caseId !== caseId);
    const kind = around.kindOf(office);
    const recipient = kind && RECIPIENT_OF_OFFICE[kind];
    // inquiry police belong to a committee, and see what is shared with them only
    const isCommittee = recipient === 'COMMITTEE';
    if (seesBoth || (isCommittee && around.isOfLead(office))) return false;
    if (!recipient || (!isCommittee && BEYOND_CONSENT.some((scope) => SCOPES_OF_OFFICE[kind].includes(scope))))
      return true;
    return persons.some(
      (person) =>
        person.caseId !== caseId &&
        !(purposes.length ? purposes : OF_COMMITTEES).every((purpose) =>
          person.consents.some((each) => covers(each, { recipient, purpose, now: around.now })),
        ),
    );
  });
