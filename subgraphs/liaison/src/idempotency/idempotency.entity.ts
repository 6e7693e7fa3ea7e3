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

  @Column('timestamptz')
  createdAt!: Date;
}
