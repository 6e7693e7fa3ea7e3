import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgeBand, ExploitationType, PersonSex, TraffickingStatus } from '@hub/vocabulary';

/** Codes and dates of a person; the identifying values are rows of `person_value`. */
@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  caseId!: string;

  @Column('text')
  sex!: PersonSex;

  @Column('text', { nullable: true })
  ageBand!: AgeBand | null;

  @Column('text', { nullable: true })
  citizenship!: string | null;

  @Column('text')
  traffickingStatus!: TraffickingStatus;

  @Column('text', { array: true })
  exploitationTypes!: ExploitationType[];

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
