import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('appointment')
export class AppointmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  official!: string;

  @Column('uuid')
  office!: string;

  /** Valid from this instant, before the next one. */
  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz')
  endsAt!: Date;

  /** Who made it, and their key and input, so that a repeat finds it. */
  @Column('text')
  madeBy!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('text')
  fingerprint!: string;

  /** Who ended it before its time. */
  @Column('text', { nullable: true })
  endedBy!: string | null;

  /** Who acts while the holder is absent. */
  @Column('uuid', { nullable: true })
  deputy!: string | null;

  /** The appointment whose holder is absent meanwhile; it never ends later. */
  @Column('uuid', { nullable: true })
  standsInFor!: string | null;
}
