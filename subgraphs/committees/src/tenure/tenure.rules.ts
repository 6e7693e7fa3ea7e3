import type { OfficeKind } from '@hub/vocabulary';

/** Offices a committee cannot do without. */
export const NEEDED_KINDS = ['CHAIR', 'FOCAL_POINT', 'SECRETARIAT'] as const satisfies readonly OfficeKind[];
export type NeededKind = (typeof NEEDED_KINDS)[number];

/** Days before an appointment to a needed office ends on which somebody is reminded. */
export const REMINDER_DAYS = [60, 30, 7] as const;

/** An office that could be told of another. */
export interface Addressee {
  readonly id: string;
  readonly kind: OfficeKind;
  /** Whether it is of the same committee; else it answers for a place around. */
  readonly isOwn: boolean;
}

/**
 * Who is told that a needed office ends or is vacant: the committee's focal point and the secretariat of the province.
 * Nobody is told only of themselves: for the focal point it is the chair, for the secretariat the national desk as well.
 */
export const toldOf = (kind: NeededKind, offices: readonly Addressee[]): string[] =>
  offices.filter(TOLD[kind]).map(({ id }) => id);

const TOLD: Readonly<Record<NeededKind, (office: Addressee) => boolean>> = {
  CHAIR: ({ kind, isOwn }) => (kind === 'FOCAL_POINT' && isOwn) || kind === 'SECRETARIAT',
  FOCAL_POINT: ({ kind, isOwn }) => (kind === 'CHAIR' && isOwn) || kind === 'SECRETARIAT',
  SECRETARIAT: ({ kind, isOwn }) => (kind === 'CHAIR' && isOwn) || kind === 'NATIONAL_DESK',
};
