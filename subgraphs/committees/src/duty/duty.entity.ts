import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('duty_shift')
export class DutyShiftEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  office!: string;

  @Column('uuid')
  official!: string;

  /** Through which the official holds the office for all of the shift. */
  @Column('uuid')
  appointment!: string;

  /** On duty from this instant, before the next one; a shift given up before it began has no length. */
  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz')
  endsAt!: Date;

  /** The plan it came from; null when it was handed over. */
  @Column('uuid', { nullable: true })
  plan!: string | null;

  /** The shift whose rest it is. */
  @Column('uuid', { nullable: true })
  handedOverFrom!: string | null;

  /** Who ended it before its time; null when it ended or was handed over as meant. */
  @Column('text', { nullable: true })
  cancelledBy!: string | null;
}
