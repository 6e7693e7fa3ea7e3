import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('liaison_contact')
export class LiaisonContactEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  counterpart!: string;

  @Column('text')
  name!: string;

  @Column('text')
  phone!: string;
}
