import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CommitteeLevel, CommitteeState } from '@hub/vocabulary';

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

  @Column('text', { nullable: true })
  legalBasis!: string | null;

  @Column('integer', { nullable: true })
  memberCount!: number | null;

  @Column('timestamptz')
  createdAt!: Date;
}
