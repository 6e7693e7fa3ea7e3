import type { OfficeKind } from '@hub/vocabulary';

interface Held {
  readonly office: string;
  readonly kind: OfficeKind;
  readonly committee: string | null;
}

/** Who leads a committee sees the work of all its offices. */
const LEADING: readonly OfficeKind[] = ['CHAIR', 'VICE_CHAIR', 'SECRETARIAT', 'NATIONAL_DESK'];

/** Offices whose caseload somebody may ask for: those they hold, and all of the committees they lead. */
export const officesLooked = (held: readonly Held[], officesOf: (committee: string) => readonly string[]): string[] => [
  ...new Set([
    ...held.map(({ office }) => office),
    ...held.flatMap(({ kind, committee }) => (committee && LEADING.includes(kind) ? officesOf(committee) : [])),
  ]),
];
