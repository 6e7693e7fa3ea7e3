/** Parts of a PDF that tell something, each as the content of its object; from 10 on, they can name each other. */
export interface PdfParts {
  /** Entries of the catalog and of the page, e.g. `/Metadata 10 0 R`. */
  readonly catalog?: string;
  readonly page?: string;
  readonly trailer?: string;
  readonly objects?: readonly (string | Buffer)[];
}

/** A stream as the content of an object. */
export const pdfStream = (entries: string, bytes: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`),
    ...[Buffer.from(bytes), Buffer.from('\nendstream')],
  ]);

/** A PDF of one page that says `words`. */
export const pdfOf = (
  words = 'Seen',
  { catalog = '', page = '', trailer = '', objects = [] }: PdfParts = {},
): Buffer => {
  const shown = pdfStream('', `BT /F1 12 Tf 20 100 Td (${words}) Tj ET`);
  const all: [number, string | Buffer][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 200] >>'],
    [3, `<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`],
    [4, shown],
    [5, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    ...objects.map((object, index): [number, string | Buffer] => [10 + index, object]),
  ];
  let bytes = Buffer.from('%PDF-1.7\n');
  const places = all.map(([number, object]) => {
    const at = bytes.length;
    bytes = Buffer.concat([bytes, Buffer.from(`${number} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const end = `xref\n0 1\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${10 + objects.length} /Root 1 0 R ${trailer} >>\nstartxref\n${bytes.length}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(end)]);
};
