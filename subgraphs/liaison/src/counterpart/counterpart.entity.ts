import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HoursOfDays } from '../hours/hours.rules.js';

@Entity('counterpart_office')
export class CounterpartOfficeEntity {
  /** Also the id of the office in the directory. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  place!: string;

  @Column('text')
  nameEn!: string;

  @Column('text', { nullable: true })
  nameLocal!: string | null;

  @Column('text', { array: true })
  languages!: string[];

  @Column('jsonb')
  dutyHours!: HoursOfDays[];

  @Column('text')
  timeZone!: string;

  @Column('integer')
  verifyEveryDays!: number;

  @Column('date', { nullable: true })
  verifiedOn!: string | null;

  /** Person id, and the office through which. */
  @Column('text', { nullable: true })
  verifiedBy!: string | null;

  @Column('text', { nullable: true })
  verifiedOffice!: string | null;

  /** Of the office with its contacts. */
  @Column('integer')
  version!: number;
}
