import { createHash, randomBytes } from 'node:crypto';
import { FILE_BYTES_MAX, type FileType } from '@hub/vocabulary';
import { HubError } from '../errors.js';
import { cleanJpeg } from './clean-jpeg.js';
import { cleanPdfApart } from './clean-pdf-apart.js';
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
  /** Of papers that an office publishes: a PDF stays to the byte what it was, so that its hash and signature hold. */
  readonly pdfAsSent?: boolean;
}

/** A file that is kept. Whoever has the key can open it: seal it, and store it with the record of the file. */
export interface KeptFile {
  /** Base64url. */
  readonly key: string;
  /** Bytes, without what was stripped. */
  readonly size: number;
  /** Whether the file was freed of what it told beside its content; not of a PDF kept as it was sent. */
  readonly stripped: boolean;
}

/**
 * Reads a file into memory, at most as many bytes as were declared; checks that it is what was declared; strips it;
 * keeps it sealed under a key of its own. No plain byte is ever written.
 * @throws {HubError} `FILE_TOO_LARGE`, `FILE_DIFFERS`, `FILE_TYPE_REFUSED`, `FILE_NOT_CLEANED`
 */
export const keepFile = async (files: FileStore, incoming: IncomingFile): Promise<KeptFile> => {
  const { id, type } = incoming;
  const isAsSent = type === 'PDF' && incoming.pdfAsSent === true;
  const bytes = await readDeclared(incoming);
  if (fileTypeOf(bytes) !== type) throw new HubError('FILE_TYPE_REFUSED');
  const clean = isAsSent ? bytes : await CLEAN[type](bytes);
  if (!clean) throw new HubError(type === 'PDF' ? 'FILE_NOT_CLEANED' : 'FILE_TYPE_REFUSED');
  if (clean.length > FILE_BYTES_MAX) throw new HubError('FILE_TOO_LARGE');
  const key = randomBytes(32);
  await files.put(id, sealChunks(clean, { key, id }));
  return { key: key.toString('base64url'), size: clean.length, stripped: !isAsSent };
};

/** A kept file, opened chunk after chunk. */
export const openFile = async (
  files: FileStore,
  { id, key, size }: { readonly id: string } & Pick<KeptFile, 'key' | 'size'>,
): Promise<AsyncIterable<Buffer>> => openChunks(await files.get(id), { key: Buffer.from(key, 'base64url'), id, size });

type Clean = (bytes: Buffer) => Buffer | undefined | Promise<Buffer | undefined>;

const CLEAN: Readonly<Record<FileType, Clean>> = {
  ...{ JPEG: cleanJpeg, PNG: cleanPng, WEBP: cleanWebp },
  ...{ PDF: cleanPdfApart, TEXT: (bytes) => bytes },
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
