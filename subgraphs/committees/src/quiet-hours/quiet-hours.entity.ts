import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a person would rather not be told; one row for each who said so. */
@Entity('quiet_hours')
export class QuietHoursEntity {
  @PrimaryColumn('uuid')
  person!: string;

  @Column('integer')
  fromMinute!: number;

  @Column('integer')
  toMinute!: number;

  @Column('text')
  timeZone!: string;
}
