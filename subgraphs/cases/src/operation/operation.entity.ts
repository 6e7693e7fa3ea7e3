import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OperationState } from '@hub/vocabulary';

/** How far an operation is, and what came of it; its plan is rows of `operation_value`. */
@Entity('operation')
export class OperationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  state!: OperationState;

  @Column('text')
  plannedBy!: string;

  /** Office id. */
  @Column('text')
  plannedThrough!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('text')
  digest!: string;

  @Column('timestamptz')
  createdAt!: Date;
}
