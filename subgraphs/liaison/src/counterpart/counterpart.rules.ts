import { daysAfter } from '@hub/vocabulary';

/** Days between two confirmations of an entry: what an office begins with, and what it can be changed to. */
export const VERIFY_EVERY_DAYS = { least: 7, usual: 90, most: 365 } as const;

/** Days before the last one on which an entry is due. */
export const DUE_DAYS = 14;

interface Confirmed {
  readonly verifiedOn: string | null;
  readonly verifyEveryDays: number;
}

/** The last day on which an entry counts as confirmed; null when nobody ever confirmed it. */
export const verifyBy = ({ verifiedOn, verifyEveryDays }: Confirmed): string | null =>
  verifiedOn === null ? null : daysAfter(verifiedOn, verifyEveryDays);

export const isOverdue = (entry: Confirmed, today: string): boolean => {
  const last = verifyBy(entry);
  return last === null || last < today;
};
