import { describe, expect, it } from '@jest/globals';
import { castId } from './id.js';

describe('ids of the cast', () => {
  it('are the same for the same name and differ for another', () => {
    expect(castId('person:ck-duty')).toBe(castId('person:ck-duty'));
    expect(castId('person:ck-duty')).not.toBe(castId('person:ms-duty'));
  });

  it('look like random UUIDs', () => {
    const v4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const ids = Array.from({ length: 500 }, (_, index) => castId(`name ${index}`));
    expect(ids.filter((id) => !v4.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(500);
  });
});
