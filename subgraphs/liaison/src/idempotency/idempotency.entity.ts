import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('idempotency_record')
export class IdempotencyRecordEntity {
  @PrimaryColumn('text')
  caller!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('text')
  inputHash!: string;

  @Column('uuid')
  repatriation!: string;

  /** Id of what was made, where that is not the repatriation itself. */
  @Column('uuid', { nullable: true })
  made!: string | null;

  @Column('timestamptz')
  createdAt!: Date;
}
