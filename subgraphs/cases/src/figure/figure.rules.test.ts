import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { medianWait, waitsOf } from './figure.rules.js';

const KHONG = 'TH5703';
const SAEN = 'TH5708';
const MUEANG = 'TH5605';
const DISTRICTS = [KHONG, SAEN, MUEANG];
const directory = {
  committeeFor: (pcode: string, level: string) =>
    (level === 'DISTRICT') === (pcode.length === 6) && pcode !== 'ELSEWHERE'
      ? ({ id: `committee-${pcode}` } as never)
      : undefined,
};
const provinceOf = (district: string) => district.slice(0, 4);
type Counts = Readonly<Record<string, number | null>>;
const tableOf = (n: Counts) => ({
  asOf: '2026-09-30',
  cells: [[], ['TH56'], ['TH57'], ['ELSEWHERE'], ...DISTRICTS.map((each) => [provinceOf(each), each])].map((path) => ({
    ...{ path, n: n[path.at(-1) ?? 'ALL'] ?? null },
  })),
});
const waited = (district: string, untilAccepted: number, untilProvince = untilAccepted) => ({
  ...{ district, untilAccepted, untilProvince },
});
const figuresOf = (n: Counts, cases: Parameters<typeof waitsOf>[1]) =>
  waitsOf(tableOf(n), cases, { directory, period: 'FY2569-Q4' });
const at = (figures: ReturnType<typeof waitsOf>, of: string, code = 'I23_ACKNOWLEDGEMENT') =>
  figures.find((figure) => figure.of === of && figure.code === code);
const many = (district: string, n: number, minutes = 12) => Array.from({ length: n }, () => waited(district, minutes));

describe('the time that half of the cases did not wait longer than', () => {
  it('is told in steps of five minutes, endless while half of them wait', () => {
    expect(medianWait([3, 12, 90])).toBe(15);
    expect(medianWait([3, 12, Infinity])).toBe(15);
    expect(medianWait([3, Infinity, Infinity])).toBe(Infinity);
    expect(medianWait([0, 0])).toBe(0);
  });
});

describe('times of a quarter', () => {
  it('have the number of the published table, not their own', () => {
    const figures = figuresOf({ ALL: 15, [KHONG]: 15 }, many(KHONG, 13));
    expect(at(figures, 'committee-TH5703')).toMatchObject({ value: 15, n: 15, suppressed: false, asOf: '2026-09-30' });
    expect(at(figures, 'ALL')).toMatchObject({ value: 15, n: 15 });
  });

  it('are withheld where the table withholds how many, where they are too few, and where half of them wait', () => {
    expect(at(figuresOf({ ALL: 15 }, many(KHONG, 13)), 'committee-TH5703')).toMatchObject({ value: null, n: null });
    expect(at(figuresOf({ [KHONG]: 10 }, many(KHONG, 10)), 'committee-TH5703')).toMatchObject({ suppressed: true });
    const waiting = many(KHONG, 13, Infinity);
    expect(at(figuresOf({ [KHONG]: 15 }, waiting), 'committee-TH5703')).toMatchObject({ suppressed: true, n: null });
  });

  it('of acceptance and of the province are told apart', () => {
    const cases = Array.from({ length: 12 }, () => waited(KHONG, 4, 61));
    const figures = figuresOf({ [KHONG]: 10 }, cases);
    expect(at(figures, 'committee-TH5703')!.value).toBe(5);
    expect(at(figures, 'committee-TH5703', 'I23_PROVINCE_TOLD')!.value).toBe(65);
  });

  it('are of districts and provinces with a committee, and of all', () => {
    const scopes = new Set(figuresOf({}, []).map(({ of }) => of));
    expect([...scopes]).toEqual(['ALL', 'TH56', 'TH57', ...DISTRICTS.map((each) => `committee-${each}`)]);
  });

  it('say nothing of fewer than eleven, and give no number that the table does not', () => {
    const count = fc.nat(40);
    const shown = fc.boolean();
    fc.assert(
      fc.property(fc.tuple(count, count, count), fc.tuple(shown, shown, shown, shown), (sizes, isShown) => {
        const cases = DISTRICTS.flatMap((district, at) => many(district, sizes[at]!));
        const round = (n: number) => Math.round(n / 5) * 5;
        const rows: Record<string, number | null> = { ALL: isShown[3] ? round(cases.length) : null };
        DISTRICTS.forEach((district, nth) => {
          rows[district] = isShown[nth] ? round(sizes[nth]!) : null;
        });
        for (const { of, value, n, suppressed } of figuresOf(rows, cases)) {
          const cell = of.replace('committee-', '');
          const size = cell === 'ALL' ? cases.length : sizes[DISTRICTS.indexOf(cell)];
          expect([value === null, n === null]).toEqual([suppressed, suppressed]);
          if (suppressed) continue;
          expect(size).toBeGreaterThanOrEqual(11);
          expect(n).toBe(rows[cell]);
        }
      }),
    );
  });
});
