import { describe, expect, it } from '@jest/globals';
import { type DemoAppointment, appointments } from './appointments.js';
import { office, offices } from './offices.js';
import { people, person } from './people.js';

const NOWS = ['2025-12-01T00:00:00Z', '2026-08-31T12:00:00Z', '2028-02-29T23:59:59Z', '2031-05-31T06:00:00Z'];
const heldAt = (rows: readonly DemoAppointment[], who: string, now: Date) =>
  rows.filter(({ person: id, from, until }) => id === who && new Date(from) <= now && now < new Date(until));

describe('people', () => {
  it('are plainly fictional', () => {
    expect(people.filter(({ name }) => !/^[A-Z][a-z]+ Demo$/.test(name))).toEqual([]);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });

  it.each([
    'ck-chair',
    'ck-vice',
    'ck-focal',
    'ck-duty',
    'ck-rehab',
    'ck-prevention',
    'ck-police',
    'ms-duty',
    'cs-duty',
    'wk-duty',
    'dk-duty',
    'ph-duty',
    'cr-secretariat',
    'py-secretariat',
    'st-secretariat',
    'national-desk',
    'volunteer-ck',
    'shelter-cr',
    'ngo-partner',
    'lao-houayxay',
    'lao-tonpheung',
    'mm-tachileik',
    'monitor',
    'auditor',
    'dpo',
    'admin',
  ])('%s holds an office and has one sentence of what may be seen', (key) => {
    expect(person(key).offices.length).toBeGreaterThan(0);
    expect(person(key).sees).toMatch(/^[^.]+\.$/);
  });

  it('hold every chair but that of Mae Sai, whose vice chair acts', () => {
    const held = new Set(people.flatMap((each) => each.offices));
    const chairs = offices.filter(({ kind }) => kind === 'CHAIR' || kind === 'SECRETARIAT');
    expect(chairs.filter(({ id }) => !held.has(id))).toEqual([office('DL-TH5709', 'CHAIR')]);
    expect(held.has(office('DL-TH5709', 'VICE_CHAIR').id)).toBe(true);
  });

  it('may hold several offices', () => {
    expect(person('ms-duty').offices).toEqual([
      office('DL-TH5709', 'SUPPRESSION_GROUP').id,
      office('DL-TH5709', 'FOCAL_POINT').id,
    ]);
  });

  it('are found by key only', () => {
    expect(person('ck-duty').key).toBe('ck-duty');
    expect(() => person('nobody')).toThrow('The cast has no person "nobody"');
  });
});

describe.each(NOWS)('appointments at %s', (instant) => {
  const now = new Date(instant);
  const rows = appointments(now);

  it('give each person exactly the offices listed', () => {
    for (const each of people) expect(heldAt(rows, each.id, now).map((row) => row.office)).toEqual(each.offices);
  });

  it('last at most 24 months', () => {
    const tooLong = rows.filter(({ from, until }) => {
      const limit = new Date(from);
      limit.setUTCMonth(limit.getUTCMonth() + 24);
      return new Date(until) > limit;
    });
    expect(tooLong).toEqual([]);
  });

  it('leave the former chair with nothing and one chair in the seat', () => {
    const chair = office('DL-TH5703', 'CHAIR').id;
    const ofChair = rows.filter((row) => row.office === chair);
    expect(ofChair).toHaveLength(2);
    expect(heldAt(rows, person('ck-chair-former').id, now)).toEqual([]);
    expect(heldAt(rows, person('ck-chair').id, now)).toHaveLength(1);
  });

  it('keep their ids at another time', () => {
    const later = appointments(new Date('2040-01-01T00:00:00Z'));
    expect(later.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });
});
