import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AccessPurpose,
  RecipientClass,
  ReferralOutcome,
  ReferralOverride,
  ReferralRejection,
  ReferralRevocation,
  ReferralService,
  ReferralState,
  ShareReason,
  Urgency,
} from '@hub/vocabulary';

@Entity('referral')
export class ReferralEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  caseId!: string;

  @Column('text', { default: 'DRAFT' })
  state!: ReferralState;

  @Column('text')
  service!: ReferralService;

  @Column('text')
  urgency!: Urgency;

  @Column('text')
  purpose!: AccessPurpose;

  @Column('text')
  reason!: ShareReason;

  @Column('text')
  fromOffice!: string;

  @Column('uuid')
  fromCommittee!: string;

  /** Null for somebody outside the hub. */
  @Column('text', { nullable: true })
  toOffice!: string | null;

  /** Class of somebody outside the hub. */
  @Column('text', { nullable: true })
  toRecipient!: RecipientClass | null;

  /** Null for an office outside the committees. */
  @Column('uuid', { nullable: true })
  toCommittee!: string | null;

  @Column('text', { nullable: true })
  overrideBasis!: ReferralOverride | null;

  @Column('text', { nullable: true })
  rejection!: ReferralRejection | null;

  @Column('text', { nullable: true })
  revocation!: ReferralRevocation | null;

  @Column('text', { nullable: true })
  outcome!: ReferralOutcome | null;

  @Column('timestamptz', { nullable: true })
  ackBy!: Date | null;

  /** Share that the receiver holds by it. */
  @Column('uuid', { nullable: true })
  share!: string | null;

  /** Event of the alert to the receiver. */
  @Column('uuid', { nullable: true })
  event!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  /** Person id. */
  @Column('text')
  draftedBy!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('text')
  digest!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  acknowledgedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  acceptedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  completedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  rejectedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  expiredAt!: Date | null;
}
