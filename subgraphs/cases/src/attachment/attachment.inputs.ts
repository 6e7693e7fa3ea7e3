import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub, Res } from '@hub/subgraph-kit';
import type { AttachmentKind, AttachmentRemovalReason, FileType } from '@hub/vocabulary';
import { AttachmentKindCode, AttachmentRemovalReasonCode, FileTypeCode } from './attachment.codes.js';

@InputType({ description: 'A file for a case that is assigned to you. It has no name: a name would name somebody.' })
export class CreateUploadInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same upload.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The case.' })
  case!: string;

  @Res(null, () => AttachmentKindCode, { description: 'What it is, and so who may open it.' })
  kind!: AttachmentKind;

  @Res(null, () => ID, {
    nullable: true,
    description: 'Whom of the case it is about; needed for all kinds but TOLD_WITH_REPORT.',
  })
  person?: string | null;

  @Res(null, () => FileTypeCode, { description: 'What the file is; its content must be it.' })
  type!: FileType;

  @Res(null, () => Int, { description: 'Bytes, at most 20 MiB.' })
  size!: number;

  @Res(null, () => String, { description: 'SHA-256 of the file, hex; no other file is taken.' })
  sha256!: string;
}

@InputType({ description: 'A file that goes with a report of your own. It has no name: a name would name somebody.' })
export class CreateReportUploadInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same upload.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'Id of the report, as its receipt tells it.' })
  report!: string;

  @Res(null, () => FileTypeCode, { description: 'What the file is; its content must be it.' })
  type!: FileType;

  @Res(null, () => Int, { description: 'Bytes, at most 20 MiB; 60 MiB and ten files with one report.' })
  size!: number;

  @Res(null, () => String, { description: 'SHA-256 of the file, hex; no other file is taken.' })
  sha256!: string;
}

@InputType({ description: 'A file that goes with a tip. It has no name: a name would name somebody.' })
export class CreateTipUploadInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same upload.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The code of the receipt.' })
  code!: string;

  @Res(null, () => FileTypeCode, { description: 'What the file is; its content must be it.' })
  type!: FileType;

  @Res(null, () => Int, { description: 'Bytes; 20 MiB and five files with one tip.' })
  size!: number;

  @Res(null, () => String, { description: 'SHA-256 of the file, hex; no other file is taken.' })
  sha256!: string;
}

@InputType({ description: 'A file that is taken away from a case that is assigned to you, for ever.' })
export class RemoveAttachmentInput {
  @Res(null, () => ID, { description: 'The attachment.' })
  attachment!: string;

  @Res(null, () => AttachmentRemovalReasonCode, { description: 'Why.' })
  reason!: AttachmentRemovalReason;
}

/** What can be said of an upload without asking anything. */
export const uploadRules = z.object({
  size: z.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
