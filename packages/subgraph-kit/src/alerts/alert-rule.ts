import type { AlertCommittee, AlertCondition, AlertRule, OfficeKind, Urgency } from '@hub/vocabulary';

/** Seconds for each urgency. */
export type SecondsByUrgency = Readonly<Record<Urgency, number>>;

/** Offices that an event alerts when the condition holds. An office named twice is alerted once, by the first. */
export interface RuleAddressees {
  readonly when: AlertCondition;
  readonly whose: AlertCommittee;
  readonly offices: readonly OfficeKind[];
  /** For whoever asks why they got it. */
  readonly because: string;
}

/** Whom a step alerts: who is on duty for the addressed offices, all who hold them, or an office of another kind. */
export type StepTo = 'DUTY' | 'OFFICE' | { readonly whose: AlertCommittee; readonly kind: OfficeKind };

/** One step of what happens until somebody accepts. */
export interface RuleStep {
  /** After the event. */
  readonly after: SecondsByUrgency;
  readonly to: StepTo;
}

/** For how many events of one kind, within how many days, a rule waits. */
export interface RuleThreshold {
  readonly events: number;
  readonly days: number;
}

/** What a rule says; one version of it. */
export interface RuleContent {
  readonly active: boolean;
  /** Until when somebody must have accepted. */
  readonly acceptWithin: SecondsByUrgency;
  readonly addressees: readonly RuleAddressees[];
  /** Empty where an alert is information only. */
  readonly chain: readonly RuleStep[];
  /** Only of a rule that waits for several events. */
  readonly threshold?: RuleThreshold | null;
}

/** A rule as a release of the hub brings it. */
export interface RuleDefault extends RuleContent {
  readonly code: AlertRule;
  /** True when nobody may turn it off or take its chain away. */
  readonly vital: boolean;
  /**
   * True of a rule that tells of many events and of none by itself: it names nothing but what it brings, no other rule
   * names an office because this one does, and nobody has to answer. Default false.
   */
  readonly apart?: boolean;
}

/** A rule as it stands, and how it came to be so. */
export interface RuleVersion extends RuleContent {
  readonly code: AlertRule;
  /** 1, 2, 3 ... */
  readonly version: number;
  /** `person:<uuid>`, or `system:<job>` for what a release brought. */
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly reason: string;
}
