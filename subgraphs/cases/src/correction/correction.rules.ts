import type { CaseCategory, PersonsBand, ReportSource, SiteClass } from '@hub/vocabulary';

/** What is told of a case when it is reported, and can be put right. */
export interface CaseFacts {
  /** P-code. */
  readonly district: string;
  /** P-code; null when it was not told. */
  readonly originPlace: string | null;
  /** P-codes. */
  readonly transitPlaces: readonly string[];
  readonly category: CaseCategory;
  readonly siteClass: SiteClass | null;
  readonly source: ReportSource;
  readonly personsBand: PersonsBand;
  readonly exploitationAbroad: boolean;
}

/** What is given; the rest stays. */
export type GivenFacts = { readonly [Each in keyof CaseFacts]?: CaseFacts[Each] | null | undefined };

/** The facts as they are since, and what each that changed was before. */
export const correctedBy = (
  before: CaseFacts,
  given: GivenFacts,
): { readonly after: CaseFacts; readonly former: Partial<CaseFacts> } => {
  const told = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  const after: CaseFacts = { ...before, ...Object.fromEntries(told) };
  const former = Object.entries(before).filter(
    ([fact, value]) => JSON.stringify(after[fact as keyof CaseFacts]) !== JSON.stringify(value),
  );
  return { after, former: Object.fromEntries(former) };
};
