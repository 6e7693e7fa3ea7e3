import {
  ATTACHMENT_KINDS,
  type AttachmentKind,
  type AttachmentOrigin,
  type ErrorCode,
  FILE_BYTES_MAX,
  type Scope,
} from '@hub/vocabulary';

/** Files that one case can hold. */
export const ATTACHMENTS_MAX = 200;

/** What whoever reported something may send with it, in all. */
export const SENT_MOST: Readonly<Record<Exclude<AttachmentOrigin, 'OFFICE'>, { files: number; bytes: number }>> = {
  REPORTER: { files: 10, bytes: 3 * FILE_BYTES_MAX },
  TIP: { files: 5, bytes: FILE_BYTES_MAX },
};

/** What a file identifies, and so what it needs to open it, as the values of the same kind do. */
const OPENED_BY: Readonly<Record<AttachmentKind, { readonly about: 'REPORT' | 'PERSON'; readonly scope: Scope }>> = {
  TOLD_WITH_REPORT: { about: 'REPORT', scope: 'reporter:read' },
  IDENTITY_PAPER: { about: 'PERSON', scope: 'person:identify' },
  PHOTO: { about: 'PERSON', scope: 'person:identify' },
  STATEMENT: { about: 'PERSON', scope: 'person:identify' },
  COURT_PAPER: { about: 'PERSON', scope: 'person:identify' },
  MEDICAL: { about: 'PERSON', scope: 'person:health' },
  OTHER: { about: 'PERSON', scope: 'person:identify' },
};

export const isAboutPerson = (kind: AttachmentKind): boolean => OPENED_BY[kind].about === 'PERSON';

export const scopeOf = (kind: AttachmentKind): Scope => OPENED_BY[kind].scope;

/** Kinds that exist for a caller with these scopes; the others are not even counted for them. */
export const kindsFor = (scopes: readonly Scope[]): AttachmentKind[] =>
  ATTACHMENT_KINDS.filter((kind) => scopes.includes(scopeOf(kind)));

/** What is told of a file before it is sent. */
export interface Announced {
  readonly kind: AttachmentKind;
  readonly person?: string | null | undefined;
  /** Bytes. */
  readonly size: number;
}

export const problemsOfUpload = ({
  kind,
  person,
  size,
}: Announced): { readonly code: ErrorCode; readonly field: string }[] => [
  ...(isAboutPerson(kind) && !person ? [{ code: 'INPUT_REQUIRED' as const, field: 'input.person' }] : []),
  ...(!isAboutPerson(kind) && person ? [{ code: 'INPUT_INVALID' as const, field: 'input.person' }] : []),
  ...(size > FILE_BYTES_MAX ? [{ code: 'FILE_TOO_LARGE' as const, field: 'input.size' }] : []),
];
