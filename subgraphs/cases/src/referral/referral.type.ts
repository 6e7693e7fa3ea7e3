import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Entity, Problem, Pub, Res } from '@hub/subgraph-kit';
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
import {
  AccessPurposeCode,
  RecipientClassCode,
  ReferralOutcomeCode,
  ReferralOverrideCode,
  ReferralRejectionCode,
  ReferralRevocationCode,
  ReferralServiceCode,
  ReferralStateCode,
  ShareReasonCode,
  UrgencyCode,
} from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Office } from '../office/office.stub.js';
import type { ReferralRow } from './referral.store.js';

@Entity('Referral', { key: 'id', description: 'Persons of a case referred to another office, and what came of it.' })
export class Referral {
  @Res('case:read', () => ID, { description: 'Opaque id of the referral.' })
  id!: string;

  @Res('case:read', () => ReferralStateCode, { description: 'Where it stands.' })
  state!: ReferralState;

  @Res('case:read', () => ReferralServiceCode, { description: 'What the persons need.' })
  service!: ReferralService;

  @Res('case:read', () => UrgencyCode, { description: 'How soon the receiver must answer.' })
  urgency!: Urgency;

  @Res('case:read', () => AccessPurposeCode, { description: 'For what the receiver may use the data.' })
  purpose!: AccessPurpose;

  @Res('case:read', () => ShareReasonCode, { description: 'Why they are referred.' })
  reason!: ShareReason;

  @Res('case:read', () => Office, { nullable: true, description: 'Who referred them.' })
  fromOffice!: Office | null;

  @Res('case:read', () => Committee, { nullable: true, description: 'Committee of that office.' })
  fromCommittee!: Committee | null;

  @Res('case:read', () => Office, { nullable: true, description: 'To whom; null outside the hub.' })
  toOffice!: Office | null;

  @Res('case:read', () => RecipientClassCode, { nullable: true, description: 'Class of a receiver outside the hub.' })
  toRecipient!: RecipientClass | null;

  @Res('case:read', () => ReferralOverrideCode, {
    nullable: true,
    description: 'The legal ground, where they were referred without a consent that covers it.',
  })
  overrideBasis!: ReferralOverride | null;

  @Res('case:read', () => ReferralRejectionCode, { nullable: true, description: 'Why it was rejected.' })
  rejection!: ReferralRejection | null;

  @Res('case:read', () => ReferralRevocationCode, { nullable: true, description: 'Why it was taken back.' })
  revocation!: ReferralRevocation | null;

  @Res('case:read', () => ReferralOutcomeCode, { nullable: true, description: 'What came of it.' })
  outcome!: ReferralOutcome | null;

  @Res('case:read', () => Int, { description: 'Grows with each step; send it back to make the next.' })
  version!: number;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When the receiver must have acknowledged it.' })
  ackBy!: Date | null;

  @Res('case:read', () => DateTime, { description: 'When it was drafted.' })
  draftedAt!: Date;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When it was sent.' })
  sentAt!: Date | null;

  @Res('case:read', () => DateTime, {
    nullable: true,
    description: 'When the receiver acknowledged it, or the package was opened outside the hub.',
  })
  acknowledgedAt!: Date | null;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When the receiver accepted it.' })
  acceptedAt!: Date | null;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When the service began.' })
  startedAt!: Date | null;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When it was completed.' })
  completedAt!: Date | null;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When it was rejected.' })
  rejectedAt!: Date | null;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When it was taken back.' })
  revokedAt!: Date | null;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When it expired, because nobody acknowledged it.' })
  expiredAt!: Date | null;

  /** Id of the case. */
  about!: string;
}

export const ReferralConnection = connectionType<Referral>('Referral', () => Referral);

@ObjectType({ description: 'The answer to a step of a referral.' })
export class ReferralResult {
  @Res('case:read', () => Referral, { nullable: true, description: 'The referral; null when nothing changed.' })
  referral!: Referral | null;

  @Res('referral:send', () => ID, {
    nullable: true,
    description: 'Of a referral that was sent outside: tell it to the receiver by the channel; shown once.',
  })
  openingCode!: string | null;

  @Pub(() => [Problem], { description: 'What stands against it; the field says which guard.' })
  problems!: readonly Problem[];
}

export const referralOf = (row: ReferralRow): Referral =>
  Object.assign(new Referral(), {
    ...{ id: row.id, about: row.caseId, state: row.state, service: row.service, urgency: row.urgency },
    ...{ purpose: row.purpose, reason: row.reason, version: row.version, overrideBasis: row.overrideBasis },
    ...{ rejection: row.rejection, revocation: row.revocation, outcome: row.outcome, ackBy: row.ackBy },
    ...{ fromOffice: Office.of(row.fromOffice), fromCommittee: Committee.of(row.fromCommittee) },
    ...{ toOffice: row.toOffice === null ? null : Office.of(row.toOffice), toRecipient: row.toRecipient },
    ...{ draftedAt: row.createdAt, sentAt: row.sentAt },
    ...{ acknowledgedAt: row.acknowledgedAt, acceptedAt: row.acceptedAt, startedAt: row.startedAt },
    ...{ completedAt: row.completedAt, rejectedAt: row.rejectedAt, revokedAt: row.revokedAt },
    expiredAt: row.expiredAt,
  });

export const referred = (row: ReferralRow): ReferralResult =>
  Object.assign(new ReferralResult(), { referral: referralOf(row), openingCode: null, problems: [] });

export const notReferred = (problems: readonly Problem[]): ReferralResult =>
  Object.assign(new ReferralResult(), { referral: null, openingCode: null, problems });
