import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CommitteeForm, CommitteeLevel, CommitteeState, LegalBasis, WorkTheme } from '@hub/vocabulary';

@Entity('committee')
export class CommitteeEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  code!: string;

  @Column('text')
  nameEn!: string;

  @Column('text', { nullable: true })
  nameTh!: string | null;

  @Column('text')
  level!: CommitteeLevel;

  @Column('text')
  state!: CommitteeState;

  /** P-code. */
  @Column('text')
  place!: string;

  /** Id of the committee above it. */
  @Column('uuid', { nullable: true })
  parent!: string | null;

  @Column('integer', { nullable: true })
  establishedYear!: number | null;

  /** The year as its source writes it, e.g. `FY21`. */
  @Column('text', { nullable: true })
  establishedAs!: string | null;

  @Column('text', { array: true })
  legalBases!: LegalBasis[];

  @Column('text')
  form!: CommitteeForm;

  @Column('text', { array: true })
  themes!: WorkTheme[];

  /** ISO day; null while it is not dissolved. */
  @Column('date', { nullable: true })
  dissolvedOn!: string | null;

  @Column('integer', { nullable: true })
  memberCount!: number | null;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('integer')
  version!: number;

  /** Id of who proposed it; null for one that was there from the beginning. */
  @Column('text', { nullable: true })
  proposedBy!: string | null;

  @Column('text', { nullable: true })
  idempotencyKey!: string | null;

  @Column('text', { nullable: true })
  fingerprint!: string | null;
}
