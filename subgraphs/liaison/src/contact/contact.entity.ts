import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactChannelKind } from '@hub/vocabulary';
import type { HoursOfDays } from '../hours/hours.rules.js';

export interface ChannelOfContact {
  readonly kind: ContactChannelKind;
  readonly address: string;
}

@Entity('liaison_contact')
export class LiaisonContactEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  counterpart!: string;

  @Column('text')
  name!: string;

  @Column('text')
  role!: string;

  @Column('text', { array: true })
  languages!: string[];

  /** Preferred first. */
  @Column('jsonb')
  channels!: ChannelOfContact[];

  /** Null where the hours of the office hold. */
  @Column('jsonb', { nullable: true })
  hours!: HoursOfDays[] | null;

  /** 1 is called first. */
  @Column('integer')
  callOrder!: number;
}
