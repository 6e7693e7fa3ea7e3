import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CommitteeDuty, GroupKind } from '@hub/vocabulary';

@Entity('committee_group')
export class CommitteeGroupEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  committee!: string;

  /** Place in the committee's order of appointment, from 1. */
  @Column('integer')
  ordinal!: number;

  @Column('text')
  kind!: GroupKind;

  @Column('text')
  nameEn!: string;

  /** Null where it is called after its kind, and where nobody said. */
  @Column('text', { nullable: true })
  nameTh!: string | null;

  @Column('text', { array: true })
  duties!: CommitteeDuty[];

  /** What a group that was formed for a time is for. */
  @Column('text', { nullable: true })
  purpose!: string | null;

  /** `YYYY-MM-DD`. */
  @Column('date', { nullable: true })
  formedOn!: string | null;

  @Column('date', { nullable: true })
  endedOn!: string | null;
}
