import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SuspectRole, SuspectStatus } from '@hub/vocabulary';

/** Codes and dates of a suspect; the identifying values are rows of `suspect_value`. */
@Entity('suspect')
export class SuspectEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  caseId!: string;

  @Column('text', { array: true })
  roles!: SuspectRole[];

  @Column('text')
  status!: SuspectStatus;

  @Column('text', { nullable: true })
  nationality!: string | null;

  @Column('text')
  registeredBy!: string;

  /** Office id. */
  @Column('text')
  registeredThrough!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('text')
  digest!: string;

  @Column('timestamptz')
  createdAt!: Date;
}
