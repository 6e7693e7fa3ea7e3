import type { RuleContent } from '@hub/subgraph-kit';
import type { AlertCommittee, AlertCondition, OfficeKind } from '@hub/vocabulary';

/** Offices a committee cannot do without, where it has them: a district has a secretary only by a seat. */
export const NEEDED_KINDS = [
  'CHAIR',
  'FOCAL_POINT',
  'COMMITTEE_SECRETARY',
  'SECRETARIAT',
] as const satisfies readonly OfficeKind[];
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
  /** Whether it is of the committee above. */
  readonly isAbove: boolean;
}

/** Who is told under a condition; `addressed` is the office that the event is about, where the rule may mean it. */
export const toldOf = (
  { active, addressees }: Pick<RuleContent, 'active' | 'addressees'>,
  condition: AlertCondition,
  offices: readonly Addressee[],
  addressed?: string | null,
): string[] => {
  const rows = addressees.filter(({ when }) => active && (when === 'ALWAYS' || when === condition));
  const isTold = (office: Addressee): boolean =>
    rows.some(
      ({ whose, offices: kinds }) =>
        kinds.includes(office.kind) && (whose === 'ADDRESSED' ? office.id === addressed : BELONGS[whose]?.(office)),
    );
  return offices.filter(isTold).map(({ id }) => id);
};

export const CONCERNED = {
  CHAIR: 'CHAIR_CONCERNED',
  FOCAL_POINT: 'FOCAL_POINT_CONCERNED',
  COMMITTEE_SECRETARY: 'SECRETARY_CONCERNED',
  SECRETARIAT: 'SECRETARIAT_CONCERNED',
} as const satisfies Record<NeededKind, AlertCondition>;

/** Whose an office is, seen from the committee that is concerned; those around it answer for its place. */
const BELONGS: Readonly<Partial<Record<AlertCommittee, (office: Addressee) => boolean>>> = {
  LEAD: ({ isOwn }) => isOwn,
  PROVINCE: ({ kind, isAbove }) => kind === 'SECRETARIAT' || isAbove,
  NATION: ({ kind }) => kind === 'NATIONAL_DESK',
};
