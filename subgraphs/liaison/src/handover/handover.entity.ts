import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandoverSide } from '@hub/vocabulary';

@Entity('handover_confirmation')
export class HandoverConfirmationEntity {
  @PrimaryColumn('uuid')
  repatriation!: string;

  /** Version at which it set out; a crossing that is broken off and begun anew needs both keys again. */
  @PrimaryColumn('integer')
  transit!: number;

  @PrimaryColumn('text')
  side!: HandoverSide;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  office!: string;

  @Column('text')
  person!: string;
}
