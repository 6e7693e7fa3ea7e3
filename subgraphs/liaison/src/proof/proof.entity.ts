import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RepatriationProof } from '@hub/vocabulary';

@Entity('repatriation_proof')
export class RepatriationProofEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  repatriation!: string;

  @Column('text')
  proof!: RepatriationProof;

  @Column('date')
  confirmedOn!: string;

  @Column('timestamptz')
  recordedAt!: Date;

  @Column('text')
  office!: string;

  @Column('text')
  person!: string;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Column('text', { nullable: true })
  endedOffice!: string | null;

  @Column('text', { nullable: true })
  endedPerson!: string | null;
}
