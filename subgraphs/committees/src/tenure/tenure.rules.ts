import type { RuleContent } from '@hub/subgraph-kit';
import type { AlertCommittee, AlertCondition, OfficeKind } from '@hub/vocabulary';

/** Offices a committee cannot do without. */
export const NEEDED_KINDS = ['CHAIR', 'FOCAL_POINT', 'SECRETARIAT'] as const satisfies readonly OfficeKind[];
export type NeededKind = (typeof NEEDED_KINDS)[number];

/** Days before an appointment to a needed office ends on which somebody is reminded, the first when its handover is due. */
export const reminderDays = (handoverDays: number): number[] => [
  handoverDays,
  ...[30, 7].filter((days) => days < handoverDays),
];

/** An office that could be told of another. */
export interface Addressee {
  readonly id: string;
  readonly kind: OfficeKind;
  /** Whether it is of the same committee; else it answers for a place around. */
  readonly isOwn: boolean;
}

/** Who is told that a needed office ends, is vacant or is filled. */
export const toldOf = (
  { active, addressees }: Pick<RuleContent, 'active' | 'addressees'>,
  kind: NeededKind,
  offices: readonly Addressee[],
): string[] => {
  const rows = addressees.filter(({ when }) => active && (when === 'ALWAYS' || when === CONCERNED[kind]));
  const isTold = (office: Addressee): boolean =>
    rows.some(({ whose, offices: kinds }) => kinds.includes(office.kind) && BELONGS[whose]?.(office));
  return offices.filter(isTold).map(({ id }) => id);
};

const CONCERNED = {
  CHAIR: 'CHAIR_CONCERNED',
  FOCAL_POINT: 'FOCAL_POINT_CONCERNED',
  SECRETARIAT: 'SECRETARIAT_CONCERNED',
} as const satisfies Record<NeededKind, AlertCondition>;

/** Whose an office is, seen from the committee that is concerned; those around it answer for its place. */
const BELONGS: Readonly<Partial<Record<AlertCommittee, (office: Addressee) => boolean>>> = {
  LEAD: ({ isOwn }) => isOwn,
  PROVINCE: ({ kind }) => kind === 'SECRETARIAT',
  NATION: ({ kind }) => kind === 'NATIONAL_DESK',
};
