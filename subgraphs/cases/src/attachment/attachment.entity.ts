import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AttachmentKind, AttachmentOrigin, FileType } from '@hub/vocabulary';

/** A file of a case; the key of its content is in `attachment_key`, its content in the store of files. */
@Entity('attachment')
export class AttachmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  caseId!: string;

  @Column('uuid', { nullable: true })
  personId!: string | null;

  @Column('uuid', { nullable: true })
  reportId!: string | null;

  @Column('text')
  kind!: AttachmentKind;

  @Column('text')
  type!: FileType;

  /** Bytes: as declared, and once it is kept as kept. */
  @Column('integer')
  size!: number;

  /** Digest of the declared SHA-256 under the subject's key: the hash itself would tell who knows the file. */
  @Column('text')
  contentDigest!: string;

  @Column('text')
  origin!: AttachmentOrigin;

  /** Person id; who stands for nobody when it came with a tip. */
  @Column('text')
  addedBy!: string;

  /** Office id, or who stands for nobody. */
  @Column('text')
  addedThrough!: string;

  @Column('text')
  idempotencyKey!: string;

  @Column('text')
  digest!: string;

  @Column('timestamptz')
  doorUntil!: Date;

  @Column('timestamptz')
  createdAt!: Date;
}
