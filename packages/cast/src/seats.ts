import { type CommitteeDuty, type CommitteeForm, type GroupKind, GROUPS_OF_FORM, type SeatRole } from '@hub/vocabulary';

/** A seat as an order describes it, before it belongs to one committee. */
export interface SeatPlan {
  readonly titleEn: string;
  readonly titleTh: string;
  /** Last part of the key of the organisation that fills it. */
  readonly organization: string;
  /** True when the seat belongs to an organisation of the province above, not of the committee's own place. */
  readonly provincial: boolean;
  readonly role: SeatRole;
}

/** A group as an order describes it. */
export interface GroupPlan {
  readonly kind: GroupKind;
  readonly nameEn: string;
  /** Left out where the group is called after its kind. */
  readonly nameTh?: string;
  readonly duties: readonly CommitteeDuty[];
  readonly seats: readonly SeatPlan[];
}

type Office = readonly [titleEn: string, organization: string, titleTh: string];

/** A seat filled from the committee's own place. */
export const seat = ([titleEn, organization, titleTh]: Office, role: SeatRole = 'MEMBER'): SeatPlan => ({
  titleEn,
  titleTh,
  organization,
  provincial: false,
  role,
});

/** A seat filled from the province above. */
export const provincialSeat = (office: Office): SeatPlan => ({ ...seat(office), provincial: true });

/** The duties that a group has in a form of committee. */
export const dutiesOf = (form: CommitteeForm, kind: GroupKind): readonly CommitteeDuty[] =>
  GROUPS_OF_FORM[form].find((group) => group.kind === kind)?.duties ?? [];
