import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseCategory, CaseState, PersonsBand, ReportSource, SiteClass, Urgency } from '@hub/vocabulary';

@Entity('case_file')
export class CaseEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** P-code. */
  @Column('text')
  district!: string;

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

  @Column('integer', { default: 1 })
  version!: number;

  /** When the case was reported. */
  @Column('timestamptz')
  createdAt!: Date;
}
