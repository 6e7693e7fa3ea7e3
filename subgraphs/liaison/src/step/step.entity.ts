import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RepatriationReason, RepatriationState } from '@hub/vocabulary';

@Entity('repatriation_step')
export class RepatriationStepEntity {
  @PrimaryColumn('uuid')
  repatriation!: string;

  /** Version of the repatriation that this step made. */
  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  state!: RepatriationState;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  office!: string;

  @Column('text')
  person!: string;

  @Column('text', { nullable: true })
  reason!: RepatriationReason | null;
}
