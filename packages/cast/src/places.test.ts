import { describe, expect, it } from '@jest/globals';
import { PCODE, PLACE_LEVELS } from '@hub/vocabulary';
import { committees } from './committees.js';
import { counterparts, liaisonAssignments } from './counterparts.js';
import { crossings } from './crossings.js';
import { place, places } from './places.js';

const districtsOf = (province: string) =>
  places.filter(({ parent, level }) => parent === province && level === 'DISTRICT');

describe('places', () => {
  it.each([
    ['TH57', 18],
    ['TH56', 9],
    ['TH63', 9],
    ['TH84', 1],
    ['LA05', 5],
    ['MMR016', 1],
    ['MMR003', 1],
  ])('of %s count %i districts', (province, count) => {
    expect(districtsOf(province)).toHaveLength(count);
  });

  it('have unique, well-formed P-codes', () => {
    expect(places.filter(({ pcode }) => !PCODE.test(pcode))).toEqual([]);
    expect(new Set(places.map(({ pcode }) => pcode)).size).toBe(places.length);
  });

  it('lie in a place of the level above, in the same country, listed before them', () => {
    const seen = new Map<string, (typeof places)[number]>();
    for (const each of places) {
      const above = each.parent === null ? undefined : seen.get(each.parent);
      expect(PLACE_LEVELS.indexOf(each.level)).toBe(above ? PLACE_LEVELS.indexOf(above.level) + 1 : 0);
      expect(each.country).toBe(above?.country ?? each.pcode);
      seen.set(each.pcode, each);
    }
  });

  it('carry a name in their own language and script', () => {
    expect(place('TH5703').nameTh).toBe('เชียงของ');
    expect(place('LA0501').nameLo).toBe('ຫ້ວຍຊາຍ');
    expect(place('MMR016009').nameMy).toBe('တာချီလိတ်');
    expect(
      places.filter(({ nameTh, nameLo, nameMy }) => [nameTh, nameLo, nameMy].filter(Boolean).length !== 1),
    ).toEqual([]);
  });

  it('are found by the spellings of the source documents', () => {
    const spelt = (name: string) =>
      places.filter(({ nameEn, aliases }) => [nameEn, ...aliases].includes(name)).map(({ pcode }) => pcode);
    expect(spelt('Wiang Khaen')).toEqual(['TH5713']);
    expect(spelt('Wiang Kean')).toEqual(['TH5713']);
    expect(spelt('Chiang Sean')).toEqual(['TH5708']);
    expect(spelt('Mae Sok')).toEqual(['TH6306']);
    expect(spelt('Mae Fah Luang')).toEqual(['TH5715']);
    expect(spelt('Houayxay')).toEqual(['LA0501']);
    expect(spelt('Ton Pheung')).toEqual(['LA0502']);
  });

  it('face across the border whatever their committee has a counterpart in, or a crossing to', () => {
    const home = (id: string) => committees.find((each) => each.id === id)!;
    const worked = liaisonAssignments.flatMap(({ committee, counterpart: id }) => {
      const { level, place: pcode } = home(committee);
      return level === 'DISTRICT' ? [[pcode, counterparts.find((each) => each.id === id)!.place]] : [];
    });
    const crossed = crossings.flatMap(({ district, counterpartPlace }) =>
      district ? [[district, counterpartPlace]] : [],
    );
    for (const [pcode, across] of [...worked, ...crossed])
      expect([pcode, place(pcode!).faces]).toEqual([pcode, expect.arrayContaining([across])]);
    for (const { country, faces } of places)
      expect(faces.map((across) => place(across).country)).not.toContain(country);
  });

  it('say nothing about where on the map they are, and neither do crossings', () => {
    const fields = new Set([...places, ...crossings].flatMap((row) => Object.keys(row)));
    expect([...fields].filter((field) => /lat|lon|lng|point|centroid|position|coord|geo/i.test(field))).toEqual([]);
    expect(JSON.stringify([places, crossings])).not.toMatch(/\d\.\d{2,}/);
  });

  it('refuse an unknown P-code', () => {
    expect(() => place('TH9999')).toThrow('The cast has no place "TH9999"');
  });
});

describe('crossings', () => {
  it('are five legal ones and two counts of natural ones', () => {
    const count = (kind: string) => crossings.filter((each) => each.kind === kind).length;
    expect(count('LEGAL')).toBe(5);
    expect(count('NATURAL_AGGREGATE')).toBe(2);
    const counted = crossings.filter(({ countAtLeast }) => countAtLeast !== null);
    expect(counted.map(({ river, countAtLeast, mode }) => [river, countAtLeast, mode])).toEqual([
      ['Sai', 51, null],
      ['Mekong', 21, null],
    ]);
  });
});
