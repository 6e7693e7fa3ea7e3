import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsentBasis, DisclosureEnding, DisclosureField } from '@hub/vocabulary';

/** On what the disclosure of one person rests, by the id that the case team knows it by. */
export interface GroundOfDisclosure {
  readonly basis: ConsentBasis;
  readonly consent: string;
}

@Entity('disclosure_grant')
export class DisclosureGrantEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  repatriation!: string;

  @Column('uuid')
  counterpart!: string;

  /** Person id of the only one who may open it. */
  @Column('text')
  contact!: string;

  @Column('timestamptz')
  until!: Date;

  @Column('timestamptz')
  grantedAt!: Date;

  @Column('text')
  grantedBy!: string;

  @Column('text')
  grantedOffice!: string;

  /** What the package holds; null before it was sealed. Never a value of it. */
  @Column('text', { array: true, nullable: true })
  fields!: DisclosureField[] | null;

  @Column('jsonb', { nullable: true })
  grounds!: GroundOfDisclosure[] | null;

  @Column('timestamptz', { nullable: true })
  sealedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Column('text', { nullable: true })
  ending!: DisclosureEnding | null;
}
