import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CoordinationAct, CoordinationLevel } from '@hub/vocabulary';

@Entity('repatriation_coordination')
export class CoordinationEntity {
  @PrimaryColumn('uuid')
  repatriation!: string;

  @PrimaryColumn('text')
  office!: string;

  @PrimaryColumn('text')
  act!: CoordinationAct;

  @Column('text')
  level!: CoordinationLevel;

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz')
  recordedAt!: Date;

  /** Null where the hub itself told the office. */
  @Column('text', { nullable: true })
  recordedOffice!: string | null;

  @Column('text', { nullable: true })
  recordedPerson!: string | null;
}
