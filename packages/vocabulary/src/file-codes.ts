/** What a file may be, by its content; `media` is its media type, `extension` what its name ends with. */
export const FILE_TYPES = {
  JPEG: { media: 'image/jpeg', extension: 'jpg' },
  PNG: { media: 'image/png', extension: 'png' },
  WEBP: { media: 'image/webp', extension: 'webp' },
  PDF: { media: 'application/pdf', extension: 'pdf' },
  TEXT: { media: 'text/plain; charset=utf-8', extension: 'txt' },
} as const satisfies Record<string, { readonly media: string; readonly extension: string }>;
export type FileType = keyof typeof FILE_TYPES;
export const FILE_TYPE_CODES = Object.keys(FILE_TYPES) as readonly FileType[];

/** Bytes that a file may have: 20 MiB. */
export const FILE_BYTES_MAX = 20 * 1024 * 1024;

/** What is attached to a case, and so who may open it. */
export const ATTACHMENT_KINDS = [
  'TOLD_WITH_REPORT',
  'IDENTITY_PAPER',
  'PHOTO',
  'STATEMENT',
  'COURT_PAPER',
  'MEDICAL',
  'OTHER',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** Why an attachment was taken away. */
export const ATTACHMENT_REMOVAL_REASONS = ['WRONG_FILE', 'WRONG_PERSON', 'NOT_NEEDED', 'PERSON_REQUEST'] as const;
export type AttachmentRemovalReason = (typeof ATTACHMENT_REMOVAL_REASONS)[number];

/** How an attachment ended: taken away, or erased with whom it is about. */
export const ATTACHMENT_ENDINGS = [...ATTACHMENT_REMOVAL_REASONS, 'ERASED'] as const;
export type AttachmentEnding = (typeof ATTACHMENT_ENDINGS)[number];

/** Who sent an attachment: somebody who works on the case, who reported it signed in, or who sent the tip. */
export const ATTACHMENT_ORIGINS = ['OFFICE', 'REPORTER', 'TIP'] as const;
export type AttachmentOrigin = (typeof ATTACHMENT_ORIGINS)[number];
