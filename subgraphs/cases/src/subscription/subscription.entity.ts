import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseCategory } from '@hub/vocabulary';

@Entity('alert_subscription')
export class AlertSubscriptionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** The office whose inbox gets the entries. */
  @Column('text')
  office!: string;

  @Column('uuid')
  committee!: string;

  /** P-code of a district, a province or a country; everything below it counts. */
  @Column('text')
  place!: string;

  /** Null for every category. */
  @Column('text', { nullable: true })
  category!: CaseCategory | null;

  /** Person id. */
  @Column('text')
  createdBy!: string;

  @Column('timestamptz')
  createdAt!: Date;

  /** Person id. */
  @Column('text', { nullable: true })
  endedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
}
