import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key under which somebody added to the directory. */
@Entity('directory_key')
export class DirectoryKeyEntity {
  @PrimaryColumn('text')
  caller!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('text')
  inputHash!: string;

  /** Id of what was made. */
  @Column('uuid')
  made!: string;

  @Column('timestamptz')
  createdAt!: Date;
}
