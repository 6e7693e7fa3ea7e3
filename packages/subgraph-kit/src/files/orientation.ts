const EXIF = Buffer.from('Exif\0\0');
const ORIENTATION = 0x0112;

/** Which way is up, 1 to 8, as the content of an EXIF segment says; undefined when it does not. */
export const orientationOf = (content: Buffer): number | undefined => {
  if (!content.subarray(0, 6).equals(EXIF) || content.length < 20) return undefined;
  const tiff = content.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return undefined;
  for (let entry = first + 2, left = short(first); left > 0 && entry + 12 <= tiff.length; entry += 12, left--)
    if (short(entry) === ORIENTATION) {
      const value = short(entry + 8);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  return undefined;
};

/** An EXIF segment that says which way is up and nothing else; empty when it is up already. */
export const orientationSegment = (up: number): Buffer =>
  up === 1
    ? Buffer.alloc(0)
    : Buffer.concat([
        Buffer.from([0xff, 0xe1, 0x00, 0x22]),
        EXIF,
        Buffer.from('MM\0\x2a\0\0\0\x08', 'latin1'),
        Buffer.from([0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, up, 0x00, 0x00]),
        Buffer.alloc(4),
      ]);
