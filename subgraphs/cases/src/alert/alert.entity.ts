import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which case an inbox entry is about, if any; its facts are the entry's body. */
@Entity('case_alert')
export class CaseAlertEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  caseId!: string | null;

  @Column('text')
  office!: string;

  @Column('uuid', { nullable: true })
  committee!: string | null;

  @Column('bigint')
  inbox!: string;

  @Column('bigint')
  number!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('boolean', { default: false })
  own!: boolean;
}
