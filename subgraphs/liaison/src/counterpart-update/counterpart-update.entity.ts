import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CounterpartUpdateKind, PersonsBand, RepatriationReason } from '@hub/vocabulary';

@Entity('counterpart_update')
export class CounterpartUpdateEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  repatriation!: string;

  /** The pseudonym, by which the office that said it reads it again while the return is open to it. */
  @Column('text')
  ref!: string;

  @Column('text')
  office!: string;

  @Column('text')
  kind!: CounterpartUpdateKind;

  @Column('text', { nullable: true })
  reason!: RepatriationReason | null;

  @Column('date', { nullable: true })
  windowStart!: string | null;

  @Column('date', { nullable: true })
  windowEnd!: string | null;

  @Column('integer', { nullable: true })
  days!: number | null;

  @Column('timestamptz', { nullable: true })
  receivedAt!: Date | null;

  @Column('text', { nullable: true })
  personsBand!: PersonsBand | null;

  @Column('timestamptz')
  at!: Date;

  /** Who said it; told to nobody. */
  @Column('text')
  person!: string;
}
