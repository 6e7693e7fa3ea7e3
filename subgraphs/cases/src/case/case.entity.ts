import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  CaseCategory,
  CaseOutcome,
  CaseState,
  CommitteeLevel,
  PersonsBand,
  ReporterFeedback,
  ReportSource,
  SiteClass,
  Urgency,
} from '@hub/vocabulary';

@Entity('case_file')
export class CaseEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** P-code. */
  @Column('text')
  district!: string;

  /** P-code, a district at the nearest. */
  @Column('text', { nullable: true })
  originPlace!: string | null;

  /** P-codes, districts at the nearest. */
  @Column('text', { array: true })
  transitPlaces!: string[];

  @Column('uuid')
  leadCommittee!: string;

  @Column('text')
  category!: CaseCategory;

  @Column('text')
  urgency!: Urgency;

  @Column('text')
  state!: CaseState;

  @Column('text')
  personsBand!: PersonsBand;

  @Column('boolean')
  minorInvolved!: boolean;

  @Column('text')
  source!: ReportSource;

  @Column('text', { nullable: true })
  siteClass!: SiteClass | null;

  @Column('boolean')
  exploitationAbroad!: boolean;

  @Column('boolean', { nullable: true })
  interviewConsent!: boolean | null;

  /** Until when the persons may reflect; null before anybody is presumed a victim. */
  @Column('timestamptz', { nullable: true })
  reflectionEndsAt!: Date | null;

  @Column('text', { nullable: true })
  outcome!: CaseOutcome | null;

  @Column('text', { nullable: true })
  resolvedAtLevel!: CommitteeLevel | null;

  @Column('text', { nullable: true })
  reporterFeedback!: ReporterFeedback | null;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;

  /** Id of the case that goes on in its place. */
  @Column('uuid', { nullable: true })
  duplicateOf!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  /** When the case was reported. */
  @Column('timestamptz')
  createdAt!: Date;
}
