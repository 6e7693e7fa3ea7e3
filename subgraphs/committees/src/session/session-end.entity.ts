import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Until when the sign-ins of a person are void. */
@Entity('session_end')
export class SessionEndEntity {
  /** Id of the person, who need not stand in the directory. */
  @PrimaryColumn('text')
  person!: string;

  @Column('timestamptz')
  endedAt!: Date;

  @Column('text')
  endedBy!: string;
}
