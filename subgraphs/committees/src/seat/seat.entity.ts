import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SeatRole } from '@hub/vocabulary';

/** One organisation in one group; it may have seats in several. Whoever holds its office holds the seat. */
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

  /** Null until it is first filled. */
  @Column('uuid', { nullable: true })
  office!: string | null;

  /** `YYYY-MM-DD`; a seat that ended stays on record. */
  @Column('date', { nullable: true })
  endedOn!: string | null;
}
