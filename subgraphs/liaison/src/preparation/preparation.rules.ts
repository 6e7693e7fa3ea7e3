import type { RuleContent } from '@hub/subgraph-kit';
import { type AlertCommittee, thaiDay } from '@hub/vocabulary';
import { borderNamed, committeesNamed, type OfficeBook } from '../committee/committee.rules.js';

/** Hours before a window opens at which those who are needed at the crossing are told: rule A11 of the domain model. */
const HANDOVER_HOURS = 48;

const HOUR_MS = 3_600_000;

/** Windows that those at the crossing must know of at an instant: a window opens with its first day in Thailand. */
export const windowsNear = (at: Date): { readonly opensBy: string; readonly notOverBefore: string } => ({
  opensBy: thaiDay(new Date(at.getTime() + HANDOVER_HOURS * HOUR_MS)),
  notOverBefore: thaiDay(at),
});

/** Where a return crosses, and who leads it. */
export interface Crossing {
  readonly leadCommittee: string;
  /** Thai district of the crossing; null where nobody noted it. */
  readonly district: string | null;
}

/**
 * Those who must each answer for a handover. Of one committee whoever accepts of the offices that a row names; of
 * services, which are organisations of their own, each office by itself. An office that two rows name answers once.
 */
export const partiesOf = (
  book: OfficeBook,
  { addressees }: Pick<RuleContent, 'addressees'>,
  { leadCommittee, district }: Crossing,
): string[][] => {
  const place = district ?? book.committee(leadCommittee)?.place;
  const border = borderNamed(book, place);
  const named: Partial<Record<AlertCommittee, readonly string[]>> = {
    ...committeesNamed(book, leadCommittee),
    ...border,
  };
  const applies = (when: string): boolean =>
    when === 'ALWAYS' || (when === 'NO_BORDER_COMMITTEE' && !border.BORDER.length);
  const parties = addressees
    .filter(({ when }) => applies(when))
    .flatMap(({ whose, offices }) => {
      if (whose === 'SERVICES') return servicesAt(book, place, offices).map((office) => [office]);
      return (named[whose] ?? []).map((committee) =>
        book
          .officesOfCommittee(committee)
          .filter(({ kind }) => offices.includes(kind))
          .map(({ id }) => id),
      );
    });
  const before = new Set<string>();
  return parties
    .map((party) => party.filter((office) => !before.has(office) && before.add(office)))
    .filter((party) => party.length);
};

/** Offices outside the committees that answer for a place. */
const servicesAt = (book: OfficeBook, place: string | undefined, kinds: readonly string[]): string[] => {
  const around = new Set(place ? book.placesAround(place).map(({ id }) => id) : []);
  return [...book.allOffices()]
    .filter(({ kind, committee }) => committee === null && kinds.includes(kind))
    .filter(({ jurisdiction }) => jurisdiction.some((pcode) => around.has(pcode)))
    .map(({ id }) => id);
};

/**
 * Whom to ask together: each party by itself where somebody holds one of its offices; all others at once, because for
 * them nobody can answer.
 */
export const askedTogether = (
  parties: readonly (readonly string[])[],
  isHeld: (office: string) => boolean,
): (readonly string[])[] => {
  const held = parties.filter((party) => party.some(isHeld));
  const vacant = parties.filter((party) => !party.some(isHeld)).flat();
  return vacant.length ? [...held, vacant] : held;
};
