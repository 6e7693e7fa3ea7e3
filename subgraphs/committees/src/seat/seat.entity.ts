import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SeatRole } from '@hub/vocabulary';

/** One organisation in one group; it may have seats in several. */
@Entity('seat')
export class SeatEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  committeeGroup!: string;

  /** Place in the group's order of appointment, from 1. */
  @Column('integer')
  ordinal!: number;

  @Column('text')
  titleEn!: string;

  @Column('text', { nullable: true })
  titleTh!: string | null;

  @Column('text')
  role!: SeatRole;

  @Column('uuid')
  organization!: string;
}
