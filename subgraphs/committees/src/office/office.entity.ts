import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OfficeKind } from '@hub/vocabulary';

@Entity('office')
export class OfficeEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: OfficeKind;

  /** Null for an office outside the committees. */
  @Column('uuid', { nullable: true })
  committee!: string | null;

  @Column('text')
  titleEn!: string;

  /** P-codes it answers for, with everything below them. */
  @Column('text', { array: true })
  jurisdiction!: string[];
}
