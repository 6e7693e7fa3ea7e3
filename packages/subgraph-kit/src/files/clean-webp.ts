const HEADER = 12;
const CHUNK = 8;
/** Bytes of an animation frame before its own chunks. */
const FRAME = 16;
const PICTURE = ['VP8 ', 'VP8L', 'ALPH'];
const KEPT = new Set([...PICTURE, 'VP8X', 'ANIM', 'ANMF']);
/** Bits of VP8X that announce a profile, EXIF and XMP. */
const TELLING = 0x20 | 0x08 | 0x04;

/**
 * The picture without EXIF, XMP, profile and unknown chunks, in frames of an animation too, and without what follows.
 * @returns undefined when it is no whole WebP
 */
export const cleanWebp = (bytes: Buffer): Buffer | undefined => {
  const end = CHUNK + bytes.readUInt32LE(4);
  const body = end <= bytes.length ? chunksOf(bytes.subarray(HEADER, end), KEPT) : undefined;
  if (!body?.length) return undefined;
  const header = Buffer.from(bytes.subarray(0, HEADER));
  header.writeUInt32LE(body.length + HEADER - CHUNK, 4);
  return Buffer.concat([header, body]);
};

const chunksOf = (bytes: Buffer, kept: ReadonlySet<string>): Buffer | undefined => {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + CHUNK > bytes.length) return undefined;
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const end = at + CHUNK + size;
    if (end > bytes.length) return undefined;
    if (kept.has(name)) {
      const content = contentOf(name, bytes.subarray(at + CHUNK, end));
      if (!content) return undefined;
      chunks.push(chunkOf(name, content));
    }
    at = end + (size % 2);
  }
  return Buffer.concat(chunks);
};

const contentOf = (name: string, content: Buffer): Buffer | undefined => {
  if (name === 'VP8X') return content.length ? withoutTelling(content) : undefined;
  if (name !== 'ANMF') return content;
  const inner = content.length >= FRAME ? chunksOf(content.subarray(FRAME), new Set(PICTURE)) : undefined;
  return inner && Buffer.concat([content.subarray(0, FRAME), inner]);
};

const withoutTelling = (content: Buffer): Buffer => {
  const changed = Buffer.from(content);
  changed[0] = changed[0]! & ~TELLING;
  return changed;
};

const chunkOf = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(CHUNK);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
};
