import { orientationOf, orientationSegment } from './orientation.js';

const [SOI, EOI, SOS] = [0xd8, 0xd9, 0xda];
const [DQT, DRI, COM] = [0xdb, 0xdd, 0xfe];
const [APP0, APP1, APP14, APP15] = [0xe0, 0xe1, 0xee, 0xef];

/** Adobe's segment says how colours are to be read, and nothing else. */
const ADOBE = Buffer.from('Adobe');

/**
 * The picture without what tells of it: every application segment (EXIF with place and device, XMP, thumbnails,
 * profiles), comments, and all that follows the end of the picture. Which way is up stays, in a segment of its own.
 * @returns undefined when it is no whole JPEG
 */
export const cleanJpeg = (bytes: Buffer): Buffer | undefined => {
  const kept: Buffer[] = [];
  let [up, at] = [1, 2];
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (!hasLength(marker) || end > bytes.length || end < at + 4) return undefined;
    const segment = bytes.subarray(at, end);
    if (marker === APP1) up = orientationOf(segment.subarray(4)) ?? up;
    if (isKept(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== SOS) continue;
    const scanEnd = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, scanEnd));
    if (bytes[scanEnd + 1] === EOI)
      return Buffer.concat([Buffer.from([0xff, SOI]), orientationSegment(up), ...kept, Buffer.from([0xff, EOI])]);
    at = scanEnd;
  }
  return undefined;
};

const hasLength = (marker: number): boolean => isFrame(marker) || (marker >= SOS && marker <= APP15) || marker === COM;

/** Frames and the tables they are read by. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf;

const isKept = (marker: number, segment: Buffer): boolean => {
  if (marker === APP14) return segment.length === 16 && segment.subarray(4, 9).equals(ADOBE);
  if (marker >= APP0 && marker <= APP15) return false;
  return [DQT, DRI, SOS].includes(marker) || isFrame(marker);
};

/** Where the next marker stands: in picture data 0xff is followed by a zero or by a restart marker. */
const endOfScan = (bytes: Buffer, from: number): number => {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
};
