import { type CommitteeLevel, type ErrorCode, PCODE, type PlaceLevel } from '@hub/vocabulary';
import type { Geography } from '../report/report.rules.js';

/** What a committee asks to be told of. */
export interface Interest {
  readonly place: string | null;
  readonly category: string | null;
}

/** The committee that asks. */
export interface Asking {
  readonly level: CommitteeLevel;
  /** P-code of the place it answers for. */
  readonly place: string;
}

/**
 * What a subscription may name. An alert tells the district of a case, so a subscription that asked for less than a
 * district would tell more than its alerts do; the whole nation is the national desk's.
 */
const COVERED: Readonly<Record<CommitteeLevel, readonly PlaceLevel[]>> = {
  DISTRICT: ['DISTRICT', 'PROVINCE'],
  PROVINCE: ['DISTRICT', 'PROVINCE'],
  NATIONAL: ['DISTRICT', 'PROVINCE', 'COUNTRY'],
};

/** The place that a subscription covers, or what is wrong with what was asked. */
export const coverOf = (
  { place, category }: Interest,
  by: Asking,
  geography: Pick<Geography, 'placesAround'>,
): { readonly place: string } | { readonly code: ErrorCode; readonly field: string } => {
  if (!place && !category) return { code: 'INPUT_REQUIRED', field: 'input.place' };
  const covered = COVERED[by.level];
  if (!place) return { place: geography.placesAround(by.place).findLast(({ level }) => covered.includes(level))!.id };
  const [named] = PCODE.test(place) ? geography.placesAround(place) : [];
  if (!named) return { code: 'PLACE_UNKNOWN', field: 'input.place' };
  return covered.includes(named.level) ? { place } : { code: 'SUBSCRIPTION_NOT_POSSIBLE', field: 'input.place' };
};
