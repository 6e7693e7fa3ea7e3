import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseTaskKind, CaseTaskState } from '@hub/vocabulary';

@Entity('case_task')
export class CaseTaskEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  caseId!: string;

  @Column('text')
  kind!: CaseTaskKind;

  /** Whose task it is. */
  @Column('text')
  person!: string;

  /** Office id, through which it is that person's. */
  @Column('text')
  office!: string;

  @Column('timestamptz')
  dueAt!: Date;

  @Column('text')
  state!: CaseTaskState;

  @Column('text')
  createdBy!: string;

  /** Office id. */
  @Column('text')
  createdThrough!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('text')
  fingerprint!: string;

  @Column('timestamptz')
  createdAt!: Date;
}
