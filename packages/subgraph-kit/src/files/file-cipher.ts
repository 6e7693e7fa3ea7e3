import { createCipheriv, createDecipheriv } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const CHUNK = 64 * 1024;
const TAG = 16;

/** What sealed bytes are opened with, and what they are bound to. */
export interface FileSeal {
  /** 32 random bytes, used for this file only. */
  readonly key: Buffer;
  readonly id: string;
  /** Bytes of the plain file. */
  readonly size: number;
}

/**
 * Seals a file in chunks, each with its own tag. The nonce counts the chunks and marks the last, so that chunks left
 * out, swapped or cut off at the end do not open; it never repeats, because the key is of one file.
 */
export function* sealChunks(plain: Buffer, { key, id }: Omit<FileSeal, 'size'>): Generator<Buffer> {
  const last = lastChunk(plain.length);
  for (let index = 0; index <= last; index++) {
    const cipher = createCipheriv(ALGORITHM, key, nonceOf(index, last)).setAAD(boundTo(id));
    const sealed = cipher.update(plain.subarray(index * CHUNK, (index + 1) * CHUNK));
    yield Buffer.concat([sealed, cipher.final(), cipher.getAuthTag()]);
  }
}

/**
 * Opens chunk after chunk; holds one at a time.
 * @throws when a byte was changed, or chunks are missing, swapped or too many
 */
export async function* openChunks(sealed: AsyncIterable<Buffer>, { key, id, size }: FileSeal): AsyncGenerator<Buffer> {
  const last = lastChunk(size);
  let [index, held] = [0, Buffer.alloc(0)];
  for await (const bytes of sealed) {
    held = Buffer.concat([held, bytes]);
    for (let length = sealedLength(index, size); index <= last && held.length >= length; index++) {
      yield openChunk(held.subarray(0, length), { key, id, nonce: nonceOf(index, last) });
      held = held.subarray(length);
      length = sealedLength(index + 1, size);
    }
  }
  if (index <= last || held.length) throw new Error('a sealed file of another length');
}

const openChunk = (
  sealed: Buffer,
  { key, id, nonce }: { readonly key: Buffer; readonly id: string; readonly nonce: Buffer },
): Buffer => {
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG })
    .setAAD(boundTo(id))
    .setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
};

const lastChunk = (size: number): number => Math.max(0, Math.ceil(size / CHUNK) - 1);
const sealedLength = (index: number, size: number): number => Math.min(CHUNK, size - index * CHUNK) + TAG;
const boundTo = (id: string): Buffer => Buffer.from(JSON.stringify(['file', 'v1', id]));

const nonceOf = (index: number, last: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = index === last ? 1 : 0;
  return nonce;
};
