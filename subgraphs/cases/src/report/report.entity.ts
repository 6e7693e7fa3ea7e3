import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('report')
export class ReportEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  caseId!: string;

  /** Person id. */
  @Column('text')
  filedBy!: string;

  /** Office id. */
  @Column('text')
  filedThrough!: string;

  @Column('text')
  idempotencyKey!: string;

  /** Digest under the report's own data key: without a key it would let somebody test guesses at names and numbers. */
  @Column('text')
  sealedDigest!: string;

  /** P-code as it was named, which may be a village. */
  @Column('text')
  place!: string;

  @Column('text', { nullable: true })
  originPlace!: string | null;

  @Column('text', { nullable: true })
  exploitationPlace!: string | null;

  @Column('text', { array: true })
  transitPlaces!: string[];

  /** Number of the directory record by which the addressees were found. */
  @Column('bigint')
  directoryVersion!: number;

  @Column('text', { nullable: true })
  sealedName!: string | null;

  @Column('text', { nullable: true })
  sealedPhone!: string | null;

  @Column('text', { nullable: true })
  sealedRelation!: string | null;

  @Column('text', { nullable: true })
  sealedSituation!: string | null;

  @Column('timestamptz')
  createdAt!: Date;
}
