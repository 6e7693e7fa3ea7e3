import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccessPurpose, RecipientClass, ShareReason } from '@hub/vocabulary';

@Entity('case_share')
export class CaseShareEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  caseId!: string;

  @Column('text')
  office!: string;

  @Column('text')
  recipient!: RecipientClass;

  @Column('text', { array: true })
  purposes!: AccessPurpose[];

  @Column('text')
  reason!: ShareReason;

  @Column('timestamptz')
  until!: Date;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  /** Person id. */
  @Column('text')
  sharedBy!: string;

  /** Office id. */
  @Column('text')
  sharedThrough!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('text')
  fingerprint!: string;

  @Column('timestamptz')
  createdAt!: Date;
}
