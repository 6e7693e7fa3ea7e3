import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('case_assignment')
export class CaseAssignmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  caseId!: string;

  @Column('text')
  person!: string;

  @Column('text')
  office!: string;

  @Column('text')
  appointment!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  /** Person id. */
  @Column('text', { nullable: true })
  endedBy!: string | null;
}
