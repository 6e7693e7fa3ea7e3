import { createHash, randomBytes } from 'node:crypto';
import type { FileType } from '@hub/vocabulary';
import { HubError } from '../errors.js';
import { cleanJpeg } from './clean-jpeg.js';
import { cleanPng } from './clean-png.js';
import { cleanWebp } from './clean-webp.js';
import { openChunks, sealChunks } from './file-cipher.js';
import type { FileStore } from './file-folder.js';
import { fileTypeOf } from './file-type.js';

/** A file as it comes in, with what was declared of it. */
export interface IncomingFile {
  readonly id: string;
  readonly type: FileType;
  /** Bytes. */
  readonly size: number;
  /** Of the bytes that were sent, hex. */
  readonly sha256: string;
  readonly body: AsyncIterable<Buffer>;
}

/** A file that is kept. Whoever has the key can open it: seal it, and store it with the record of the file. */
export interface KeptFile {
  /** Base64url. */
  readonly key: string;
  /** Bytes, without what was stripped. */
  readonly size: number;
  /** Whether the file was freed of what it told beside its content; a PDF never is. */
  readonly stripped: boolean;
}

/**
 * Reads a file into memory, at most as many bytes as were declared; checks that it is what was declared; strips it;
 * keeps it sealed under a key of its own. No plain byte is ever written.
 * @throws {HubError} `FILE_TOO_LARGE`, `FILE_DIFFERS`, `FILE_TYPE_REFUSED`
 */
export const keepFile = async (files: FileStore, incoming: IncomingFile): Promise<KeptFile> => {
  const { id, type } = incoming;
  const bytes = await readDeclared(incoming);
  if (fileTypeOf(bytes) !== type) throw new HubError('FILE_TYPE_REFUSED');
  const clean = CLEAN[type](bytes);
  if (!clean) throw new HubError('FILE_TYPE_REFUSED');
  const key = randomBytes(32);
  await files.put(id, sealChunks(clean, { key, id }));
  return { key: key.toString('base64url'), size: clean.length, stripped: type !== 'PDF' };
};

/** A kept file, opened chunk after chunk. */
export const openFile = async (
  files: FileStore,
  { id, key, size }: { readonly id: string } & Pick<KeptFile, 'key' | 'size'>,
): Promise<AsyncIterable<Buffer>> => openChunks(await files.get(id), { key: Buffer.from(key, 'base64url'), id, size });

const unchanged = (bytes: Buffer): Buffer => bytes;

const CLEAN: Readonly<Record<FileType, (bytes: Buffer) => Buffer | undefined>> = {
  ...{ JPEG: cleanJpeg, PNG: cleanPng, WEBP: cleanWebp },
  ...{ PDF: unchanged, TEXT: unchanged },
};

const readDeclared = async ({ size, sha256, body }: IncomingFile): Promise<Buffer> => {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let got = 0;
  for await (const chunk of body) {
    got += chunk.length;
    if (got > size) throw new HubError('FILE_TOO_LARGE');
    hash.update(chunk);
    chunks.push(chunk);
  }
  if (got !== size || hash.digest('hex') !== sha256) throw new HubError('FILE_DIFFERS');
  return Buffer.concat(chunks);
};
