import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('counterpart_office')
export class CounterpartOfficeEntity {
  /** Also the id of the office in the directory. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  place!: string;

  @Column('text')
  nameEn!: string;

  @Column('text', { nullable: true })
  nameLocal!: string | null;

  @Column('text', { array: true })
  languages!: string[];

  @Column('text')
  dutyHours!: string;

  @Column('text')
  timeZone!: string;

  @Column('date', { nullable: true })
  verifiedOn!: string | null;
}
