import { inflateSync } from 'node:zlib';
import type { PDFRef } from '@cantoo/pdf-lib';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import { cleanJpeg } from './clean-jpeg.js';

/** Bytes that one picture of a page may have once it is unpacked. */
const PICTURE_MAX = 64 * 1024 * 1024;

/** What a page is drawn from. */
const PAGE = new Set([
  ...['Type', 'Parent', 'Resources', 'Contents', 'Group', 'Annots', 'Rotate', 'UserUnit'],
  ...['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'],
]);
/** Marks and filled fields that are drawn on a page, and what they are drawn from: no author, words or action of them. */
const DRAWN = new Set([
  ...['Square', 'Circle', 'Line', 'Polygon', 'PolyLine', 'Ink', 'Stamp', 'FreeText', 'Widget'],
  ...['Highlight', 'Underline', 'Squiggly', 'StrikeOut'],
]);
const MARK = new Set(['Type', 'Subtype', 'Rect', 'AP', 'AS', 'F', 'C', 'CA', 'BS', 'Border', 'QuadPoints', 'IC']);
/** What tells of a file wherever it stands: who made it with what, other versions, files in it, programs. */
const TELLING = new Set([
  ...['Metadata', 'PieceInfo', 'LastModified', 'AF', 'EF', 'AA', 'JS', 'OPI', 'Ref', 'Alternates'],
  ...['Usage', 'CreatorInfo', 'ActualText', 'Alt', 'StructParent', 'StructParents'],
]);

/**
 * The pages of a PDF, drawn as they were, in a new file that has nothing else: no author, dates, XMP, comments, links,
 * forms, scripts, embedded files, outline, layers or earlier versions; pictures in it without what tells of them.
 * @returns undefined for a file that is locked or broken, or holds a picture that cannot be freed of what it tells
 */
export const cleanPdf = async (bytes: Buffer): Promise<Buffer | undefined> => {
  try {
    const from = await PDFDocument.load(bytes, { throwOnInvalidObject: true, updateMetadata: false });
    for (const page of from.getPages()) stripPage(page, from.context);
    for (const [ref, object] of from.context.enumerateIndirectObjects()) stripObject(ref, object, from.context);
    const to = await PDFDocument.create({ updateMetadata: false });
    for (const page of await to.copyPages(from, from.getPageIndices())) to.addPage(page);
    return to.getPageCount() ? Buffer.from(await to.save({ addDefaultPage: false })) : undefined;
  } catch {
    return undefined;
  }
};

const keepOnly = (dict: PDFDict, names: ReadonlySet<string>): void => {
  for (const key of dict.keys()) if (!names.has(key.decodeText())) dict.delete(key);
};

const stripPage = ({ node }: PDFPage, context: PDFContext): void => {
  keepOnly(node, PAGE);
  const marks = node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  if (!marks) return;
  const kept = marks.asArray().filter((mark) => {
    const dict = context.lookup(mark);
    if (!(dict instanceof PDFDict) || !DRAWN.has(nameOf(dict, 'Subtype') ?? '')) return false;
    keepOnly(dict, MARK);
    return true;
  });
  node.set(PDFName.of('Annots'), context.obj(kept));
};

const nameOf = (dict: PDFDict, key: string): string | undefined =>
  dict.lookupMaybe(PDFName.of(key), PDFName)?.decodeText();

const stripObject = (ref: PDFRef, object: PDFObject, context: PDFContext): void => {
  const waiting = [object];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next instanceof PDFArray) waiting.push(...next.asArray());
    const dict = next instanceof PDFStream ? next.dict : next;
    if (!(dict instanceof PDFDict)) continue;
    for (const key of dict.keys()) if (TELLING.has(key.decodeText())) dict.delete(key);
    waiting.push(...dict.values());
  }
  if (object instanceof PDFRawStream) stripPicture(ref, object, context);
};

/** @throws when the picture cannot be freed of what it tells */
const stripPicture = (ref: PDFRef, { dict, contents }: PDFRawStream, context: PDFContext): void => {
  const filters = filtersOf(dict);
  if (filters.includes('JPXDecode')) throw new Error('a picture of a kind that nothing strips');
  if (!filters.includes('DCTDecode')) return;
  const [last, ...before] = filters.toReversed();
  if (last !== 'DCTDecode' || before.some((filter) => filter !== 'FlateDecode')) throw new Error('packed strangely');
  const packed = before.reduce<Buffer>(
    (inner) => inflateSync(inner, { maxOutputLength: PICTURE_MAX }),
    Buffer.from(contents),
  );
  const picture = cleanJpeg(packed);
  if (!picture) throw new Error('a broken picture');
  dict.set(PDFName.of('Filter'), PDFName.of('DCTDecode'));
  if (before.length) dict.delete(PDFName.of('DecodeParms'));
  context.assign(ref, PDFRawStream.of(dict, picture));
};

const filtersOf = (dict: PDFDict): string[] => {
  const filter = dict.lookup(PDFName.of('Filter'));
  const names = filter instanceof PDFArray ? filter.asArray().map((each) => dict.context.lookup(each)) : [filter];
  return names.flatMap((each) => (each instanceof PDFName ? [each.decodeText()] : []));
};
