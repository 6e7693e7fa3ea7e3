import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CrossingKind, CrossingMode } from '@hub/vocabulary';
import type { HoursOfDays } from '../hours/hours.rules.js';

@Entity('border_crossing')
export class BorderCrossingEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  nameEn!: string;

  @Column('text', { nullable: true })
  nameTh!: string | null;

  @Column('text', { nullable: true })
  nameLo!: string | null;

  @Column('text', { nullable: true })
  nameMy!: string | null;

  @Column('text')
  kind!: CrossingKind;

  @Column('text', { nullable: true })
  mode!: CrossingMode | null;

  @Column('text', { nullable: true })
  traffic!: string | null;

  @Column('text', { nullable: true })
  district!: string | null;

  @Column('text')
  counterpartPlace!: string;

  @Column('text', { nullable: true })
  river!: string | null;

  @Column('integer', { nullable: true })
  countAtLeast!: number | null;

  /** In the time of Thailand; null where they are unknown. */
  @Column('jsonb', { nullable: true })
  hours!: HoursOfDays[] | null;

  @Column('integer')
  version!: number;
}
