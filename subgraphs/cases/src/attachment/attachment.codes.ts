import { enumOf } from '@hub/subgraph-kit';
import {
  ATTACHMENT_ENDINGS,
  ATTACHMENT_KINDS,
  ATTACHMENT_ORIGINS,
  ATTACHMENT_REMOVAL_REASONS,
  FILE_TYPE_CODES,
} from '@hub/vocabulary';

export const AttachmentEndingCode = enumOf('AttachmentEnding', ATTACHMENT_ENDINGS, 'How an attachment ended.');
export const AttachmentKindCode = enumOf(
  'AttachmentKind',
  ATTACHMENT_KINDS,
  'What is attached to a case, and so who may open it.',
);
export const AttachmentOriginCode = enumOf('AttachmentOrigin', ATTACHMENT_ORIGINS, 'Who sent an attachment.');
export const AttachmentRemovalReasonCode = enumOf(
  'AttachmentRemovalReason',
  ATTACHMENT_REMOVAL_REASONS,
  'Why an attachment was taken away.',
);
export const FileTypeCode = enumOf('FileType', FILE_TYPE_CODES, 'What a file is, by its content.');
