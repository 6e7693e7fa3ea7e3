import { describe, expect, it } from '@jest/globals';
import { cleanJpeg } from './clean-jpeg.js';
import { cleanPng } from './clean-png.js';
import { cleanWebp } from './clean-webp.js';
import { fileTypeOf } from './file-type.js';
import { orientationOf } from './orientation.js';
import { exifOf, jpegOf, pngChunk, pngOf, riffChunk, segment, webpOf } from '../testing/pictures.js';

const CANARY = 'CANARY-PLACE';
const cut = (bytes: Buffer) => bytes.subarray(0, bytes.length - 3);

describe('a JPEG', () => {
  const clean = jpegOf();
  const telling = jpegOf({
    before: [exifOf(6, CANARY), segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0' + CANARY), segment(0xfe, CANARY)],
    between: [segment(0xe2, `ICC_PROFILE\0${CANARY}`), segment(0xed, CANARY)],
    after: Buffer.from(CANARY),
  });

  it('loses place, device, comments, profiles and what follows it; its picture stays', () => {
    expect(telling.toString('latin1').match(/CANARY/g)).toHaveLength(6);
    const cleaned = cleanJpeg(telling)!;
    expect(cleaned.includes('CANARY')).toBe(false);
    expect(cleaned.subarray(38)).toEqual(clean.subarray(2));
    expect(cleanJpeg(clean)).toEqual(clean);
  });

  it('keeps which way is up', () => {
    const cleaned = cleanJpeg(telling)!;
    expect(orientationOf(cleaned.subarray(6, 38))).toBe(6);
    expect(cleanJpeg(jpegOf({ before: [exifOf(1, CANARY)] }))).toEqual(clean);
    expect(cleanJpeg(jpegOf({ before: [exifOf(99, CANARY)] }))).toEqual(clean);
  });

  it('keeps how colours are to be read, when it says nothing else', () => {
    const adobe = segment(0xee, 'Adobe\0\x64\0\0\0\0\x01');
    expect(cleanJpeg(jpegOf({ before: [adobe] }))).toEqual(jpegOf({ before: [adobe] }));
    expect(cleanJpeg(jpegOf({ before: [segment(0xee, `Adobe${CANARY}`)] }))).toEqual(clean);
  });

  it('that is cut or broken is none', () => {
    for (let length = 0; length < clean.length; length++) expect(cleanJpeg(clean.subarray(0, length))).toBeUndefined();
    expect(
      cleanJpeg(Buffer.concat([clean.subarray(0, 2), Buffer.from('<script>'), clean.subarray(2)])),
    ).toBeUndefined();
  });
});

describe('a PNG', () => {
  const clean = pngOf();

  it('loses texts, EXIF, time, profile, unknown chunks and what follows it', () => {
    const chunks = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'prVt'].map((name) => pngChunk(name, CANARY));
    const telling = Buffer.concat([pngOf(chunks), Buffer.from(CANARY)]);
    expect(telling.toString('latin1').match(/CANARY/g)).toHaveLength(8);
    expect(cleanPng(telling)).toEqual(clean);
  });

  it('that is cut or does not begin as one is none', () => {
    expect(cleanPng(cut(clean))).toBeUndefined();
    expect(
      cleanPng(Buffer.concat([clean.subarray(0, 8), pngChunk('tEXt', CANARY), clean.subarray(8)])),
    ).toBeUndefined();
  });
});

describe('a WebP', () => {
  const frame = (chunks: Buffer[]) => riffChunk('ANMF', Buffer.concat([Buffer.alloc(16), ...chunks]));
  const picture = riffChunk('VP8 ', 'picture!!');

  it('loses EXIF, XMP, profile and unknown chunks, in its frames too, and says so in its header', () => {
    const telling = webpOf([
      riffChunk('VP8X', Buffer.from([0x2e, 0, 0, 0, 1, 0, 0, 1, 0, 0])),
      ...[riffChunk('ICCP', CANARY), riffChunk('ANIM', '......'), frame([picture, riffChunk('EXIF', CANARY)])],
      ...[riffChunk('EXIF', CANARY), riffChunk('XMP ', CANARY), riffChunk('ABCD', CANARY)],
    ]);
    const cleaned = cleanWebp(Buffer.concat([telling, Buffer.from(CANARY)]))!;
    expect(cleaned).toEqual(
      webpOf([
        riffChunk('VP8X', Buffer.from([0x02, 0, 0, 0, 1, 0, 0, 1, 0, 0])),
        ...[riffChunk('ANIM', '......'), frame([picture])],
      ]),
    );
  });

  it('that is cut is none', () => {
    expect(cleanWebp(webpOf([picture]))).toEqual(webpOf([picture]));
    expect(cleanWebp(cut(webpOf([picture])))).toBeUndefined();
  });
});

describe('the type of a file', () => {
  it.each([
    ['JPEG', jpegOf()],
    ['PNG', pngOf()],
    ['WEBP', webpOf([])],
    ['PDF', Buffer.from('%PDF-1.7\n\u0000')],
    ['TEXT', Buffer.from('ถูกหลอกไปทำงาน\r\n\tthere\n')],
    [undefined, Buffer.from('GIF89a\u0000')],
    [undefined, Buffer.from('PK\u0003\u0004')],
    [undefined, Buffer.from('MZ\u0090\u0000')],
    [undefined, Buffer.from([0xff, 0xfe, 0x41])],
    [undefined, Buffer.from('a\u001b[31m')],
    [undefined, Buffer.alloc(0)],
  ])('%s is seen by its content', (type, bytes) => {
    expect(fileTypeOf(bytes)).toBe(type);
  });
});
