import { ID, Int, ObjectType } from 'type-graphql';
import { BY_RECEIPT, connectionType, DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { AttachmentEnding, AttachmentKind, AttachmentOrigin, FileType } from '@hub/vocabulary';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import { AttachmentEndingCode, AttachmentKindCode, AttachmentOriginCode, FileTypeCode } from './attachment.codes.js';
import type { AttachmentRow } from './attachment.store.js';

@ObjectType({
  description: 'A file of a case, sealed. What is in it is had by its path only, and each time is recorded.',
})
export class Attachment {
  @Res('person:read', () => ID, { description: 'Opaque id.' })
  id!: string;

  @Res('person:read', () => AttachmentKindCode, { description: 'What it is.' })
  kind!: AttachmentKind;

  @Res('person:read', () => FileTypeCode, { description: 'What the file is, by its content.' })
  type!: FileType;

  @Res('person:read', () => Int, { description: 'Bytes.' })
  size!: number;

  @Res('person:read', () => Boolean, {
    description: 'Whether the file was freed of what it told beside its content; all that are taken now are.',
  })
  stripped!: boolean;

  @Res('person:read', () => String, {
    description: 'Where to GET it, signed in with a second factor; add `?purpose=` and an access purpose.',
  })
  path!: string;

  @Res('person:read', () => AttachmentOriginCode, { description: 'Who sent it.' })
  origin!: AttachmentOrigin;

  @Res('person:read', () => Official, {
    nullable: true,
    description: 'Who attached it, of those who work on the case; never who reported.',
  })
  addedBy!: Official | null;

  @Res('person:read', () => Office, { nullable: true, description: 'Through which office.' })
  addedThrough!: Office | null;

  @Res('person:read', () => DateTime, { description: 'When its upload was created.' })
  addedAt!: Date;

  @Res('person:read', () => AttachmentEndingCode, {
    nullable: true,
    description: 'How it ended; then nothing is left of the file.',
  })
  ending!: AttachmentEnding | null;

  @Res('person:read', () => DateTime, { nullable: true, description: 'When it ended.' })
  endedAt!: Date | null;

  /** Id of the person. */
  about!: string | null;
}

export const AttachmentConnection = connectionType<Attachment>('Attachment', () => Attachment);

@ObjectType({ description: 'A door for one file, for you alone, and for one time.' })
export class Upload {
  @Res('case:work', () => ID, { description: 'Id of the attachment it will be.' })
  id!: string;

  @Res('case:work', () => String, {
    description: 'Where to PUT the file, signed in, with its length and its `Content-Digest` of SHA-256.',
  })
  path!: string;

  @Res('case:work', () => DateTime, { description: 'When the door closes.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'The answer to an upload.' })
export class CreateUploadResult {
  @Res('case:work', () => Upload, { nullable: true, description: 'The door; null when there is none.' })
  upload!: Upload | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

@ObjectType({
  description: 'A door for one file of whoever reported something, for one time. Nothing comes back by it.',
})
export class ReportUpload {
  @Res(BY_RECEIPT, () => String, {
    description:
      'Where to PUT the file with its length and its `Content-Digest` of SHA-256; signed in as who made it, or for a tip without.',
  })
  path!: string;

  @Res(BY_RECEIPT, () => DateTime, { description: 'When the door closes.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'The answer to a file that goes with a report or a tip.' })
export class ReportUploadResult {
  @Res(BY_RECEIPT, () => ReportUpload, { nullable: true, description: 'The door; null when there is none.' })
  upload!: ReportUpload | null;

  @Pub(() => [Problem], { description: 'What must be put right; NOT_FOUND when no tip has this code.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'The answer to a removal.' })
export class RemoveAttachmentResult {
  @Res('person:read', () => Attachment, { nullable: true, description: 'What is left; null when nothing changed.' })
  attachment!: Attachment | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

const pathOf = (id: string): string => `/files/cases/${id}`;

/** Who reported is told by `Case.reporter` alone, for a purpose. */
const addedBy = ({ origin, added_by: by, added_through: through }: AttachmentRow) =>
  origin === 'OFFICE'
    ? { addedBy: Official.of(by), addedThrough: Office.of(through) }
    : { addedBy: null, addedThrough: null };

export const attachmentOf = (row: AttachmentRow): Attachment =>
  Object.assign(new Attachment(), {
    ...{ id: row.id, kind: row.kind, type: row.type, size: row.size, stripped: row.stripped ?? false },
    ...{ path: pathOf(row.id), origin: row.origin, ...addedBy(row) },
    ...{ addedAt: new Date(row.at), ending: row.ending, endedAt: row.ended_at, about: row.person_id },
  });

export const doorMade = ({ id, door_until: expiresAt }: AttachmentRow): CreateUploadResult =>
  Object.assign(new CreateUploadResult(), {
    upload: Object.assign(new Upload(), { id, path: pathOf(id), expiresAt }),
    problems: [],
  });

export const noDoor = (problems: readonly Problem[]): CreateUploadResult =>
  Object.assign(new CreateUploadResult(), { upload: null, problems });

export const sendingDoor = ({ id, door_until: expiresAt }: AttachmentRow): ReportUploadResult =>
  Object.assign(new ReportUploadResult(), {
    upload: Object.assign(new ReportUpload(), { path: pathOf(id), expiresAt }),
    problems: [],
  });

export const noSendingDoor = (problems: readonly Problem[]): ReportUploadResult =>
  Object.assign(new ReportUploadResult(), { upload: null, problems });

export const removed = (row: AttachmentRow): RemoveAttachmentResult =>
  Object.assign(new RemoveAttachmentResult(), { attachment: attachmentOf(row), problems: [] });

export const notRemoved = (problem: Problem): RemoveAttachmentResult =>
  Object.assign(new RemoveAttachmentResult(), { attachment: null, problems: [problem] });
