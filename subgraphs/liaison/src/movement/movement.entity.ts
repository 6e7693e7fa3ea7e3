import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('repatriation_movement')
export class RepatriationMovementEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('uuid')
  counterpart!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('text')
  office!: string;

  @Column('text')
  person!: string;
}
