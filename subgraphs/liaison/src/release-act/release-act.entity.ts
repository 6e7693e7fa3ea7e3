import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReleaseAct, ReleaseFact, ReleaseWithdrawal } from '@hub/vocabulary';

@Entity('repatriation_release')
export class ReleaseActEntity {
  @PrimaryColumn('uuid')
  repatriation!: string;

  /** From 1 on, in the order in which they were decided. */
  @PrimaryColumn('integer')
  number!: number;

  @Column('text')
  act!: ReleaseAct;

  @Column('timestamptz')
  at!: Date;

  /** Null where a person of the case withdrew the consent. */
  @Column('text', { nullable: true })
  office!: string | null;

  @Column('text', { nullable: true })
  person!: string | null;

  /** Null of a withdrawal, as is the scope. */
  @Column('text', { nullable: true })
  legalBasis!: string | null;

  @Column('text', { array: true, nullable: true })
  scope!: ReleaseFact[] | null;

  @Column('text', { nullable: true })
  withdrawal!: ReleaseWithdrawal | null;
}
