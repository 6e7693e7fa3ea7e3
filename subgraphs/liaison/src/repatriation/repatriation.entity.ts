import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  NeedsFlag,
  PersonsBand,
  ReleaseFact,
  ReleaseWithdrawal,
  RepatriationDirection,
  RepatriationState,
} from '@hub/vocabulary';

@Entity('repatriation')
export class RepatriationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  ref!: string;

  @Column('text')
  direction!: RepatriationDirection;

  @Column('text')
  state!: RepatriationState;

  /** The state that a pause goes back to. */
  @Column('text', { nullable: true })
  heldFrom!: RepatriationState | null;

  @Column('uuid', { nullable: true })
  crossing!: string | null;

  @Column('date', { nullable: true })
  windowStart!: string | null;

  @Column('date', { nullable: true })
  windowEnd!: string | null;

  @Column('text')
  personsBand!: PersonsBand;

  @Column('text', { array: true })
  needsFlags!: NeedsFlag[];

  @Column('text')
  leadCommittee!: string;

  @Column('uuid')
  counterpart!: string;

  /** Read only through `loadCases`, which writes the audit. */
  @Column('text')
  caseId!: string;

  @Column('integer')
  version!: number;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  releasedAt!: Date | null;

  @Column('text', { nullable: true })
  releaseOffice!: string | null;

  @Column('text', { nullable: true })
  legalBasis!: string | null;

  /** Which facts go over while it is released. */
  @Column('text', { array: true })
  releaseScope!: ReleaseFact[];

  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;

  @Column('text', { nullable: true })
  withdrawalOffice!: string | null;

  @Column('text', { nullable: true })
  withdrawal!: ReleaseWithdrawal | null;

  /** The instant at which the sight of the other side, and of those at the crossing, ends. */
  @Column('timestamptz', { nullable: true })
  sharedUntil!: Date | null;

  /** With whom it crosses. */
  @Column('uuid', { nullable: true })
  movement!: string | null;
}
