import { type OfficeKind, SCOPES_OF_OFFICE } from '@hub/vocabulary';

/** An office as the directory knows it. */
export interface OfficeOfDirectory {
  readonly kind: OfficeKind;
  readonly committee: string | null;
}

/** Whether an office can take a case: it works on cases, and its committee is concerned with this one. */
export const mayTake = (office: OfficeOfDirectory | undefined, concerned: readonly (string | null)[]): boolean =>
  office !== undefined &&
  office.committee !== null &&
  SCOPES_OF_OFFICE[office.kind].includes('case:work') &&
  concerned.includes(office.committee);
