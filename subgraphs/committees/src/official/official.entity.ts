import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('official')
export class OfficialEntity {
  /** The `sub` of the person's access token. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  title!: string;

  @Column('uuid', { nullable: true })
  organization!: string | null;

  @Column('int', { default: 1 })
  version!: number;
}

/** An official as they are first known. */
export type NewOfficial = Omit<OfficialEntity, 'version'>;

/** Where an official is called at work. */
export interface OfficialPhone {
  readonly official: string;
  /** E.164, e.g. `+6653711234`. */
  readonly phone: string;
}
