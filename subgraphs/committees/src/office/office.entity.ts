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

  /** Null where it is called after its kind and committee, or its seat, and where nobody said. */
  @Column('text', { nullable: true })
  titleTh!: string | null;

  /** P-codes it answers for, with everything below them. */
  @Column('text', { array: true })
  jurisdiction!: string[];
}
