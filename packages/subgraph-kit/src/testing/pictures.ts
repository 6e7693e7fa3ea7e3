import { crc32, deflateSync } from 'node:zlib';

const bytesOf = (content: string | Buffer): Buffer =>
  typeof content === 'string' ? Buffer.from(content, 'latin1') : content;

/** A segment of a JPEG. */
export const segment = (marker: number, content: string | Buffer): Buffer => {
  const bytes = bytesOf(content);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
};

/** An EXIF segment, little-endian, that says which way is up and something else. */
export const exifOf = (orientation: number, canary: string): Buffer => {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0', 'latin1');
  tiff.writeUInt16LE(orientation, 18);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(canary)]));
};

/** A JPEG as to its form: two scans, with stuffed bytes and a restart in them. */
export const jpegOf = ({
  before = [],
  between = [],
  after = Buffer.alloc(0),
}: { readonly before?: Buffer[]; readonly between?: Buffer[]; readonly after?: Buffer } = {}): Buffer =>
  Buffer.concat([
    ...[Buffer.from([0xff, 0xd8]), ...before, segment(0xdb, 'tables'), segment(0xc2, 'frame'), ...between],
    ...[segment(0xc4, 'codes'), segment(0xda, 'scan'), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])],
    ...[segment(0xda, 'scan'), Buffer.from([5, 0xff, 0, 6, 0xff, 0xd9]), after],
  ]);

/** A chunk of a PNG. */
export const pngChunk = (name: string, content: string | Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name), bytesOf(content)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(named.length - 4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** A PNG of one grey point, with these chunks in it. */
export const pngOf = (chunks: readonly Buffer[] = []): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...chunks,
    pngChunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    pngChunk('IEND', ''),
  ]);

/** A chunk of a WebP. */
export const riffChunk = (name: string, content: string | Buffer): Buffer => {
  const bytes = bytesOf(content);
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)]);
};

export const webpOf = (chunks: readonly Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return riffChunk('RIFF', body);
};
