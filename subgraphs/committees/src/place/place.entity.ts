import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlaceLevel } from '@hub/vocabulary';

@Entity('place')
export class PlaceEntity {
  @PrimaryColumn('text')
  pcode!: string;

  @Column('text')
  level!: PlaceLevel;

  @Column('text')
  country!: string;

  /** P-code. */
  @Column('text', { nullable: true })
  parent!: string | null;

  /** P-codes from the country down to the place itself. */
  @Column('text', { array: true })
  within!: string[];

  @Column('text')
  nameEn!: string;

  @Column('text', { nullable: true })
  nameTh!: string | null;

  @Column('text', { nullable: true })
  nameLo!: string | null;

  @Column('text', { nullable: true })
  nameMy!: string | null;

  @Column('text', { array: true })
  aliases!: string[];

  /** P-codes of the places across the border that it faces. */
  @Column('text', { array: true })
  faces!: string[];

  /** Day from which it is no place any more, `YYYY-MM-DD`. */
  @Column('date', { nullable: true })
  endedOn!: string | null;

  @Column('timestamptz')
  createdAt!: Date;
}
