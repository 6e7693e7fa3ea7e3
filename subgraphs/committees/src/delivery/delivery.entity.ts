import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlertRule, ChannelKind, DeliveryOutcome, DeliveryState, Urgency } from '@hub/vocabulary';

/** One notice for one channel, and what became of it. */
@Entity('delivery')
export class DeliveryEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** What asked for it: `<owner>:<number>` of the feed, `failed:<channel>:<day>`, `test:<id>` or `code:<channel>:<number>`. */
  @Column('text')
  record!: string;

  @Column('uuid')
  channel!: string;

  @Column('text')
  kind!: ChannelKind;

  @Column('text')
  about!: 'ALERT' | 'FAILURE' | 'TEST' | 'CODE';

  /** Whose channel it is; null for a webhook. */
  @Column('uuid', { nullable: true })
  person!: string | null;

  /** The office that was told; null for tests and codes. */
  @Column('uuid', { nullable: true })
  office!: string | null;

  @Column('text', { nullable: true })
  rule!: AlertRule | null;

  @Column('text', { nullable: true })
  urgency!: Urgency | null;

  @Column('text', { nullable: true })
  inbox!: string | null;

  @Column('bigint', {
    nullable: true,
    transformer: { from: (text: string | null) => text && Number(text), to: String },
  })
  number!: number | null;

  @Column('text')
  state!: DeliveryState;

  @Column('text', { nullable: true })
  outcome!: DeliveryOutcome | null;

  @Column('integer')
  attempts!: number;

  @Column('timestamptz')
  nextAt!: Date;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  @Column('timestamptz')
  createdAt!: Date;
}
