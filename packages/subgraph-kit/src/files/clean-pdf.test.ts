import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from '@jest/globals';
import { pdfOf, pdfStream } from '../testing/pdf.js';
import { exifOf, jpegOf } from '../testing/pictures.js';
import { cleanPdf } from './clean-pdf.js';

const CANARY = 'CANARY-AUTHOR';
/** Everything of a file with nothing packed. */
const unpacked = async (bytes: Buffer): Promise<string> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return Buffer.from(await document.save({ useObjectStreams: false })).toString('latin1');
};
const TELLING = {
  catalog: '/Metadata 11 0 R /OpenAction 12 0 R /Names << /EmbeddedFiles << /Names [(CANARY.txt) 13 0 R] >> >>',
  page: `/PieceInfo << /App << /Private (${CANARY}) >> >> /AA << /O 12 0 R >> /Annots [15 0 R 16 0 R 17 0 R]`,
  trailer: '/Info 10 0 R',
  objects: [
    `<< /Author (${CANARY}) /Producer (${CANARY}) >>`,
    pdfStream('/Type /Metadata /Subtype /XML', CANARY),
    `<< /S /JavaScript /JS (app.alert\\("${CANARY}"\\)) >>`,
    '<< /Type /Filespec /F (CANARY.txt) /EF << /F 14 0 R >> >>',
    pdfStream('/Type /EmbeddedFile', CANARY),
    `<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (${CANARY}) /Contents (${CANARY}) >>`,
    `<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /T (${CANARY}) /M (${CANARY}) /A 12 0 R /AP << /N 18 0 R >> >>`,
    `<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 13 0 R >>`,
    pdfStream(`/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Metadata 11 0 R`, '0 0 9 9 re f'),
  ],
};

describe('a PDF', () => {
  it('loses author, XMP, scripts, files in it, comments and private data; its pages and stamps stay drawn', async () => {
    const telling = pdfOf('Seen', TELLING);
    expect(telling.toString('latin1').match(/CANARY/g)).toHaveLength(12);
    const cleaned = await unpacked((await cleanPdf(telling))!);
    expect(cleaned).not.toMatch(/CANARY|JavaScript|EmbeddedFile|OpenAction|PieceInfo|Metadata|\/Info|Producer/);
    expect(cleaned).toContain('(Seen) Tj');
    expect(cleaned).toMatch(/\/Subtype \/Stamp/);
    expect(cleaned).toContain('0 0 9 9 re f');
    expect(cleaned).toMatch(/\/MediaBox \[ 0 0 200 200 \]/);
  });

  it('loses what was there before it was changed', async () => {
    const telling = pdfOf('Seen', { objects: [`<< /Old (${CANARY}) >>`] });
    expect((await unpacked((await cleanPdf(telling))!)).includes('CANARY')).toBe(false);
  });

  it.each([
    ['as it is', '/DCTDecode', (bytes: Buffer) => bytes],
    ['packed', '[/FlateDecode /DCTDecode]', deflateSync],
  ])('has its pictures stripped, %s', async (_how, filter, pack) => {
    const picture = (bytes: Buffer) =>
      pdfOf('Seen', {
        page: '/Group << /X 10 0 R >>',
        objects: [pdfStream(`/Type /XObject /Subtype /Image /Filter ${filter}`, pack(bytes))],
      });
    const cleaned = await unpacked((await cleanPdf(picture(jpegOf({ before: [exifOf(1, CANARY)] }))))!);
    expect(cleaned.includes('CANARY')).toBe(false);
    expect(cleaned).toContain(jpegOf().toString('latin1'));
    expect(await cleanPdf(picture(jpegOf().subarray(0, 40)))).toBeUndefined();
  });

  it('that is locked, broken, empty or holds a picture nothing strips is not cleaned', async () => {
    const jpx = pdfStream('/Type /XObject /Subtype /Image /Filter /JPXDecode', 'x');
    const locked = await PDFDocument.load(pdfOf());
    locked.encrypt({ userPassword: '', ownerPassword: 'owner' });
    for (const bytes of [
      ...[Buffer.from('%PDF-1.7\n\0'), pdfOf().subarray(0, 300), Buffer.from(await locked.save())],
      ...[pdfOf('Seen', { objects: [jpx] }), pdfOf('Seen', { trailer: '/Encrypt << /Filter /Standard >>' })],
    ])
      expect(await cleanPdf(bytes)).toBeUndefined();
    expect(await cleanPdf(pdfOf())).toBeDefined();
  });
});
