import { isUtf8 } from 'node:buffer';
import type { FileType } from '@hub/vocabulary';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What bytes are, by themselves; a name or a header that says otherwise is not asked. Undefined for all else. */
export const fileTypeOf = (bytes: Buffer): FileType | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'JPEG';
  if (bytes.subarray(0, 8).equals(PNG)) return 'PNG';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'WEBP';
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return 'PDF';
  return isPlainText(bytes) ? 'TEXT' : undefined;
};

/** UTF-8 without control characters; a page that a browser could run is text as well, and is only ever saved. */
const isPlainText = (bytes: Buffer): boolean =>
  bytes.length > 0 && isUtf8(bytes) && !bytes.some((byte) => (byte < 0x20 && !WHITE.has(byte)) || byte === 0x7f);

const WHITE = new Set([0x09, 0x0a, 0x0d]);
