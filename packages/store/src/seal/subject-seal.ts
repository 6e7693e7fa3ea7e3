import { createHmac } from 'node:crypto';
import { encrypt } from './cipher.js';
import type { WrappedKey } from './keyring.js';

/** Where a sealed value lives; it opens nowhere else. */
export interface SealedPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

export const SEAL_VERSION = 'v2';

/** What a sealed value is bound to. */
export const boundTo = (subject: string, { table, row, column }: SealedPlace) => [
  'value',
  SEAL_VERSION,
  subject,
  table,
  row,
  column,
];

const SUBJECT = /^[a-z]+(-[a-z]+)*:[\w-]+$/;

/** Seals values about one subject, under that subject's own data key. */
export class SubjectSeal {
  readonly #dataKey: Buffer;

  constructor(
    readonly subject: string,
    dataKey: Buffer,
    readonly stored: WrappedKey,
  ) {
    if (!SUBJECT.test(subject)) throw new Error('a subject is <type>:<id>');
    this.#dataKey = dataKey;
  }

  /** @returns `v2.<base64url>`, another one each time */
  seal(plain: string, place: SealedPlace): string {
    const sealed = encrypt(this.#dataKey, Buffer.from(plain, 'utf8'), boundTo(this.subject, place));
    return `${SEAL_VERSION}.${sealed.toString('base64url')}`;
  }

  /** A keyed digest: tells the same text from another without keeping it, and cannot be tried without the data key. */
  digest(text: string): string {
    const key = createHmac('sha256', this.#dataKey).update('digest').digest();
    return createHmac('sha256', key).update(text).digest('base64url');
  }
}
