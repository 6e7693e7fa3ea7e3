import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChannelKind, NoticeLanguage } from '@hub/vocabulary';

/** Where one person, or the own system of one office, is reached outside the graph. */
@Entity('channel')
export class ChannelEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  person!: string | null;

  @Column('uuid', { nullable: true })
  office!: string | null;

  @Column('text')
  kind!: ChannelKind;

  /** The sealed address; null once the channel has ended. */
  @Column('text', { nullable: true })
  sealed!: string | null;

  /** A keyed digest of the address, by which the same one is found again. */
  @Column('text')
  fingerprint!: string;

  @Column('text')
  language!: NoticeLanguage;

  /** How many codes were made for it; the number stands for the code, which is stored nowhere. */
  @Column('integer')
  codeNumber!: number;

  @Column('integer')
  codeAttempts!: number;

  @Column('timestamptz', { nullable: true })
  codeUntil!: Date | null;

  @Column('timestamptz', { nullable: true })
  confirmedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Column('timestamptz')
  createdAt!: Date;
}
