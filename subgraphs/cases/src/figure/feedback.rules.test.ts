import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Answered, feedbackOf, shareInSteps } from './feedback.rules.js';

const directory = { committeeFor: (pcode: string, level: string) => ({ id: `${level}-${pcode}` }) as never };
const path = (district: string): string[] => [district.slice(0, 4), district];
const tableOf = (counts: Readonly<Record<string, number | null>>) => ({
  asOf: '2026-09-30',
  cells: [
    ...[[], ['TH57'], ['TH56']].map((each) => ({ path: each, n: 50 })),
    ...Object.entries(counts).map(([place, n]) => ({ path: path(place), n })),
  ],
});
const sent = (place: string, n: number, told: number): Answered => ({ path: path(place), n, told });
const figuresOf = (counts: Readonly<Record<string, number | null>>, answered: readonly Answered[]) => {
  const figures = feedbackOf(tableOf(counts), answered, { directory, period: 'FY2569-Q4' });
  return (of: string) => figures.find((figure) => figure.of === of);
};

describe('the share of referrals with feedback', () => {
  it('is of a committee in steps of ten, of a province and of all the mean of those that show one', () => {
    const at = figuresOf({ TH5703: 20, TH5708: 10, TH5605: null }, [
      ...[sent('TH5703', 20, 19), sent('TH5708', 12, 5), sent('TH5605', 40, 40)],
    ]);
    expect(at('DISTRICT-TH5703')).toMatchObject({ value: 100, n: 20, suppressed: false });
    expect(at('DISTRICT-TH5708')).toMatchObject({ value: 40, n: 10 });
    expect(at('TH57')).toMatchObject({ value: 80, n: 30 });
    expect(at('ALL')).toMatchObject({ value: 80, n: 30 });
  });

  it('is withheld where the table withholds how many there were, or too few are left', () => {
    const at = figuresOf({ TH5703: null, TH5605: 10 }, [sent('TH5703', 40, 40), sent('TH5605', 10, 10)]);
    for (const whom of ['DISTRICT-TH5703', 'DISTRICT-TH5605', 'TH57', 'ALL'])
      expect(at(whom)).toMatchObject({ value: null, n: null, suppressed: true });
  });

  it('says nothing of how many it is of: every number from 11 on can have each share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 300 }), fc.nat(10), (n, step) => {
        const shares = Array.from({ length: n + 1 }, (_, told) => shareInSteps({ n, told }));
        expect(shares).toContain(step * 10);
      }),
    );
  });
});
