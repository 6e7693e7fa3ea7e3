import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgencyKind } from '@hub/vocabulary';

@Entity('organization')
export class OrganizationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  nameEn!: string;

  @Column('text', { nullable: true })
  nameTh!: string | null;

  @Column('text')
  agencyKind!: AgencyKind;

  /** P-code. */
  @Column('text')
  place!: string;
}
