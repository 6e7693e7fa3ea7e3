import type { Language } from '@hub/languages';
import type { CrossingKind } from '@hub/vocabulary';
import { type HoursOfDays, isWithin } from '../hours/hours.rules.js';

/** The hours of a crossing are those of its Thai side. */
const TIME_ZONE = 'Asia/Bangkok';

interface Lasting {
  readonly from: Date;
  readonly until: Date | null;
}

/** Whether a crossing is open at an instant; null for natural ones, and where no closure runs and hours are unknown. */
export const isOpen = (
  { kind, hours }: { readonly kind: CrossingKind; readonly hours: readonly HoursOfDays[] | null },
  closures: readonly Lasting[],
  at: Date,
): boolean | null => {
  if (kind !== 'LEGAL') return null;
  if (closures.some(({ from, until }) => from <= at && (!until || at < until))) return false;
  return hours && isWithin(hours, TIME_ZONE, at);
};

interface Named {
  readonly nameEn: string;
  readonly nameTh: string | null;
  readonly nameLo: string | null;
  readonly nameMy: string | null;
}

/** The name of a crossing as a person of the language knows it; in English where it has none in that language. */
export const nameIn = ({ nameEn, nameTh, nameLo, nameMy }: Named, language: Language): string =>
  ({ en: nameEn, th: nameTh, lo: nameLo, my: nameMy })[language] ?? nameEn;
