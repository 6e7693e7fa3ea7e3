import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The public half of a key that an account signs with. */
@Entity('system_key')
export class SystemKeyEntity {
  /** Its thumbprint (RFC 7638). */
  @PrimaryColumn('text')
  id!: string;

  @Column('uuid')
  account!: string;

  @Column('text')
  publicKey!: string;

  @Column('timestamptz')
  createdAt!: Date;

  /** Null for the current one. */
  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;

  @Column('text')
  madeBy!: string;
}
