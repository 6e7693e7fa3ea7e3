import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By which the own system of one office signs in, for that office and for no person. */
@Entity('system_account')
export class SystemAccountEntity {
  /** The `sub` of its tokens. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  office!: string;

  @Column('text')
  name!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  endsAt!: Date;

  @Column('text')
  madeBy!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('text')
  fingerprint!: string;

  @Column('text', { nullable: true })
  endedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
}
