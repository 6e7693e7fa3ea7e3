import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter, type TableColumn, writeCsv } from '@hub/vocabulary';
import { readTable } from '../../src/table/read-table.js';
import { TABLE_MOST } from '../../src/table/table-error.js';
import { WORKBOOK_STYLES, workbookOf, workbookParts, type WorkbookSheet, zipOf } from '../../src/testing/workbook.js';

const COLUMNS: readonly TableColumn[] = [
  { name: 'name', headings: ['ชื่อ-สกุล', 'Full name'], required: true },
  { name: 'on', headings: ['วันที่', 'Date'], required: true },
  { name: 'score', headings: ['คะแนน', 'Score'], required: false },
];
const HEADS = ['ชื่อ - สกุล', 'วันที่', 'คะแนน'];
const read = (bytes: Buffer) => readTable(bytes, COLUMNS);
const csv = (text: string): Buffer => Buffer.from(text);
const cellsOf = (bytes: Buffer) => read(bytes).rows.map(({ cells }) => [cells['name'], cells['on'], cells['score']]);
const sheet = (...rows: WorkbookSheet['rows']) => ({ rows: [HEADS, ...rows] });

/** Windows-874 has Thai letters from 0xA1 on. */
const windows874 = (text: string): Buffer =>
  Buffer.from(Array.from(text, (char) => char.charCodeAt(0) - (char >= '\u0e01' ? 0x0d60 : 0)));

describe('a CSV', () => {
  const text = `${HEADS.join(',')}\r\nสมหญิง ใจดี,29/3/2565,๑๒\r\n`;
  const expected = [['สมหญิง ใจดี', '29/3/2565', '๑๒']];

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['Windows-874', windows874(text)],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
  ])('is read in %s', (_, bytes) => {
    expect(cellsOf(bytes)).toEqual(expected);
  });

  it('numbers its rows as a spreadsheet does, titles and blank lines counted', () => {
    const table = read(csv(`Report,,\r\n\r\n${text}\r\nSecond,x,\r\n`));
    expect(table.rows.map(({ row }) => row)).toEqual([4, 6]);
    expect(table.rejections).toEqual([]);
  });

  it('says what is wrong with it, and never throws', () => {
    expect(read(csv('name,on\r\n"open,x')).rejections).toEqual([{ row: 2, column: null, code: 'TABLE_CSV_INVALID' }]);
    expect(read(Buffer.from([0x41, 0xff, 0xfe, 0x00])).rejections[0]!.code).toBe('TABLE_ENCODING_UNKNOWN');
    expect(read(Buffer.from('d0cf11e0a1b11ae1', 'hex')).rejections[0]!.code).toBe('TABLE_KIND_UNKNOWN');
    expect(read(Buffer.alloc(TABLE_MOST.bytes + 1, 'a')).rejections[0]!.code).toBe('TABLE_TOO_LARGE');
    expect(read(csv(`name,on\n${'a,b\n'.repeat(TABLE_MOST.rows + 1)}`)).rejections[0]!.code).toBe('TABLE_TOO_LARGE');
    expect(read(csv(`name,on${',x'.repeat(TABLE_MOST.columns)}`)).rejections[0]!.code).toBe('TABLE_TOO_LARGE');
    expect(read(csv('')).rejections.map(({ code }) => code)).toEqual(['TABLE_COLUMN_MISSING', 'TABLE_COLUMN_MISSING']);
  });

  it('has headings by any of their names, once each, and never tells a heading that is not known', () => {
    expect(cellsOf(csv('SCORE ; full_name ;date\n1;a;b\n'))).toEqual([['a', 'b', '1']]);
    const table = read(csv('name,on,โทรศัพท์,Date\na,b,c,d\n'));
    expect(table.rejections).toEqual([{ row: 1, column: 'on', code: 'TABLE_COLUMN_REPEATED' }]);
    expect(table.notRead).toEqual(['#3']);
  });
});

const cell = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  // what XML cannot hold, and what a table does not keep, is not written
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff\ufeff]/gu, '').trim());
const hostile = fc.constantFrom(
  '=cmd|’ /C calc’!A0',
  '+1',
  '-1',
  '@SUM(A1)',
  '"',
  "'",
  '<v>&amp;]]>',
  '%00',
  '๑๒',
  '../../x',
);
const record = fc.tuple(fc.oneof(cell, hostile), fc.oneof(cell, hostile), fc.oneof(cell, hostile));

describe('what was written', () => {
  it('is read again from a CSV and from a workbook, hostile cells and all', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), (records) => {
        const kept = records.filter((cells) => cells.some((each) => each !== ''));
        expect(cellsOf(csv(writeCsv([HEADS, ...records])))).toEqual(kept);
        expect(cellsOf(workbookOf(sheet(...records)))).toEqual(kept);
      }),
    );
  });

  it('is never anything but rows and rejections, whatever bytes come', () => {
    const start = fc.constantFrom(Buffer.from('PK\u0003\u0004'), Buffer.from([0xff, 0xfe]), Buffer.alloc(0));
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 400 }), (head, bytes) => {
        const { rows, rejections } = read(Buffer.concat([head, bytes]));
        expect(rows.length === 0 || rejections.length === 0).toBe(true);
      }),
    );
  });

  it('does not survive a broken workbook as something else', () => {
    const whole = workbookOf(sheet(['a', 'b', 'c']));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const broken = Buffer.from(whole);
        broken[at] = value;
        expect(() => read(broken)).not.toThrow();
        expect(() => read(whole.subarray(0, at))).not.toThrow();
      }),
    );
  });
});

describe('a workbook', () => {
  it('has days by the style of their number, in both calendars', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 100_000 }), (serial) => {
        const day = daysAfter('1899-12-30', serial);
        const cells = [{ number: serial + 0.25, style: WORKBOOK_STYLES.day }, { number: serial }];
        expect(cellsOf(workbookOf(sheet(['a', ...cells])))).toEqual([['a', day, String(serial)]]);
      }),
    );
    const ahead = Math.round((Date.UTC(2565, 2, 29) - Date.UTC(1899, 11, 30)) / 86_400_000);
    const cells = [
      { number: ahead, style: WORKBOOK_STYLES.thaiDay },
      { number: 0.845, style: WORKBOOK_STYLES.percent },
    ];
    expect(cellsOf(workbookOf(sheet(['a', ...cells])))).toEqual([['a', '2022-03-29', '84.5']]);
  });

  it('has of a formula its stored result, and of one without a result none', () => {
    const table = read(
      workbookOf(
        sheet(
          [
            'a',
            { xml: '<c t="str"><f>HYPERLINK("http://x")</f><v>2022-03-29</v></c>' },
            { xml: '<c><f>1+1</f><v>2</v></c>' },
          ],
          ['b', { xml: '<c><f>TODAY()</f></c>' }, { xml: '<c t="e"><v>#REF!</v></c>' }],
        ),
      ),
    );
    expect(table.rows[0]!.cells).toEqual({ name: 'a', on: '2022-03-29', score: '2' });
    expect(table.rows[1]!.bad).toEqual([
      { column: 'on', code: 'TABLE_CELL_ERROR' },
      { column: 'score', code: 'TABLE_CELL_ERROR' },
    ]);
  });

  it('is read from its first sheet that shows, and says how many others there are', () => {
    const secret = { ...sheet(['hidden', 'x', '']), hidden: true };
    const table = read(workbookOf(secret, sheet(['shown', 'x', '']), sheet(['later', 'x', '']), secret));
    expect(table.rows.map(({ cells }) => cells['name'])).toEqual(['shown']);
    expect([table.hiddenSheets, table.otherSheets]).toEqual([2, 1]);
    expect(read(workbookOf(secret)).rejections[0]!.code).toBe('TABLE_XLSX_INVALID');
  });

  it('has merged titles above its headings, and a merged cell in each of its rows', () => {
    const rows = [['ทะเบียนผู้เข้าอบรม', '', ''], [''], HEADS, ['a', 'x', ''], ['b', '', '']];
    const table = read(workbookOf({ rows, merged: ['A1:XFD1', 'B4:B5'] }));
    expect(table.rows.map(({ row, cells }) => [row, cells['name'], cells['on']])).toEqual([
      [4, 'a', 'x'],
      [5, 'b', 'x'],
    ]);
  });

  it('is refused when it unpacks to too much, has entities of its own, or a cell far away', () => {
    const parts = workbookParts([sheet(['a', 'b', 'c'])]);
    const sheetName = 'xl/worksheets/sheet1.xml';
    const codeOf = (changed: Record<string, string | Buffer>) =>
      read(zipOf({ ...parts, ...changed })).rejections[0]?.code;
    expect(codeOf({ [sheetName]: Buffer.alloc(TABLE_MOST.unpacked + 1, ' ') })).toBe('TABLE_TOO_LARGE');
    const half = Buffer.alloc(TABLE_MOST.unpacked / 2, ' ');
    const sst = Buffer.concat([Buffer.from(parts['xl/sharedStrings.xml']!), half]);
    expect(
      codeOf({ 'xl/sharedStrings.xml': sst, [sheetName]: Buffer.concat([Buffer.from(parts[sheetName]!), half]) }),
    ).toBe('TABLE_TOO_LARGE');
    const entities = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${parts['xl/sharedStrings.xml']!}`;
    expect(codeOf({ 'xl/sharedStrings.xml': entities })).toBe('TABLE_XLSX_INVALID');
    const far = parts[sheetName]!.replace(
      '</sheetData>',
      '<row r="900000"><c r="A900000"><v>1</v></c></row></sheetData>',
    );
    expect(codeOf({ [sheetName]: far })).toBe('TABLE_TOO_LARGE');
    expect(codeOf({ [sheetName]: parts[sheetName]! })).toBeUndefined();
  });

  it('has no cell that is longer than is read', () => {
    const table = read(workbookOf(sheet(['x'.repeat(TABLE_MOST.characters + 1), 'b', ''])));
    expect(table.rows[0]!.bad).toEqual([{ column: 'name', code: 'TABLE_CELL_INVALID' }]);
  });
});
