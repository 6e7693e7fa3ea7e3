import { describe, expect, it } from '@jest/globals';
import { holdsMore, latestOf, needsNote } from './indicator.rules.js';

const sex = (key: string, value: number) => ({ dimension: 'SEX' as const, key, value });

describe('a published figure', () => {
  it('needs no note alone, nor beside one that is printed alike', () => {
    expect(needsNote({ value: 311, note: null }, [])).toBe(false);
    expect(needsNote({ value: 14, note: null }, [{ value: 14.0001 }])).toBe(false);
  });

  it('needs one beside any figure that differs, and with one it stands', () => {
    expect(needsNote({ value: 7, note: null }, [{ value: 7 }, { value: 5 }])).toBe(true);
    expect(needsNote({ value: 7, note: '' }, [{ value: 5 }])).toBe(true);
    expect(needsNote({ value: 7, note: 'Two more since.' }, [{ value: 5 }])).toBe(false);
  });

  it('may have parts that hold less than it, and none that hold more', () => {
    expect(holdsMore({ value: 311, parts: [sex('FEMALE', 239), sex('MALE', 72)] })).toBeUndefined();
    expect(holdsMore({ value: 2_476, parts: [sex('FEMALE', 2_177)] })).toBeUndefined();
    expect(holdsMore({ value: 311, parts: [sex('FEMALE', 240), sex('MALE', 72)] })).toBe('SEX');
  });

  it('has parts of each dimension by itself, and what is counted in another unit is no part of it', () => {
    const parts = [sex('FEMALE', 6), { dimension: 'DISTRICT' as const, key: 'TH5703', value: 6 }];
    expect(holdsMore({ value: 6, parts })).toBeUndefined();
    expect(holdsMore({ value: 306, parts: [{ dimension: 'VILLAGES', key: 'WATCHED', value: 400 }] })).toBeUndefined();
  });
});

describe('the figure that was published last', () => {
  it('is that of the latest day, whatever their order', () => {
    const [early, late] = [{ asOf: '2022-04-30' }, { asOf: '2022-12-31' }];
    expect(latestOf([early, late])).toBe(late);
    expect(latestOf([late, early])).toBe(late);
    expect(latestOf([])).toBeUndefined();
  });
});
