import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('liaison_assignment')
export class LiaisonAssignmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  committee!: string;

  @Column('uuid')
  counterpart!: string;

  @Column('date', { nullable: true })
  since!: string | null;

  @Column('date', { nullable: true })
  until!: string | null;
}
