import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssistanceOutcome, AssistanceStatus, AssistanceType, ShelterNeed } from '@hub/vocabulary';

/** Codes and dates of an assistance; amounts and notes are rows of `assistance_value`. */
@Entity('assistance')
export class AssistanceEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  caseId!: string;

  @Column('uuid')
  personId!: string;

  @Column('text')
  type!: AssistanceType;

  @Column('text')
  status!: AssistanceStatus;

  /** Office id. */
  @Column('text', { nullable: true })
  office!: string | null;

  @Column('text', { nullable: true })
  organization!: string | null;

  @Column('date', { nullable: true })
  plannedOn!: string | null;

  @Column('date', { nullable: true })
  startedOn!: string | null;

  @Column('date', { nullable: true })
  endedOn!: string | null;

  @Column('text', { nullable: true })
  outcome!: AssistanceOutcome | null;

  @Column('text', { array: true })
  shelterNeeds!: ShelterNeed[];

  @Column('integer', { default: 1 })
  version!: number;

  /** Person id. */
  @Column('text')
  createdBy!: string;

  /** Office id. */
  @Column('text')
  createdThrough!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('text')
  digest!: string;

  @Column('timestamptz')
  createdAt!: Date;
}
