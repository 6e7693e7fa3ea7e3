import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AgeBand,
  ControlMethod,
  ExploitationType,
  GuardianRelation,
  LabourIndustry,
  PersonSex,
  PersonWish,
  RecruiterRelation,
  RecruitmentMethod,
  TraffickingStatus,
} from '@hub/vocabulary';

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

  @Column('text', { nullable: true })
  forcedLabourIndustry?: LabourIndustry | null;

  @Column('text', { array: true, default: '{}' })
  controlMethods?: ControlMethod[];

  @Column('text', { array: true, default: '{}' })
  recruitmentMethods?: RecruitmentMethod[];

  @Column('text', { nullable: true })
  recruiterRelation?: RecruiterRelation | null;

  @Column('text', { nullable: true })
  recruitmentCountry?: string | null;

  @Column('text', { array: true, default: '{}' })
  transitCountries?: string[];

  @Column('text', { array: true, default: '{}' })
  exploitationCountries?: string[];

  @Column('date', { nullable: true })
  rescuedOn?: string | null;

  /** P-code. */
  @Column('text', { nullable: true })
  exploitationArea?: string | null;

  @Column('text', { nullable: true })
  wish?: PersonWish | null;

  @Column('text', { nullable: true })
  guardianRelation?: GuardianRelation | null;

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
