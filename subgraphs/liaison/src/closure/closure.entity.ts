import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClosureReason } from '@hub/vocabulary';

@Entity('crossing_closure')
export class CrossingClosureEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  crossing!: string;

  /** Of the crossing: no other can be closed. */
  @Column('text')
  kind!: 'LEGAL';

  @Column('timestamptz')
  startsAt!: Date;

  /** Null while nobody knows. */
  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;

  @Column('text')
  reason!: ClosureReason;
}
