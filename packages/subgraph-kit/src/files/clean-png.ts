/** What a picture is drawn from; text, EXIF, time, profiles and chunks of programs are not among them. */
const KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'acTL', 'fcTL', 'fdAT'],
]);
const SIGNATURE = 8;

/**
 * The picture without the chunks that tell of it, and without what follows its end.
 * @returns undefined when it is no whole PNG
 */
export const cleanPng = (bytes: Buffer): Buffer | undefined => {
  const kept = [bytes.subarray(0, SIGNATURE)];
  for (let at = SIGNATURE; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (at === SIGNATURE && name !== 'IHDR') return undefined;
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
};
