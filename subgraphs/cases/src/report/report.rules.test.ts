import { describe, expect, it } from '@jest/globals';
import { committee, committees, offices, places } from '@hub/cast';
import { Directory } from '@hub/subgraph-kit';
import type { AgeBand } from '@hub/vocabulary';
import { RELEASED_RULES } from '../alert/alert.table.js';
import {
  committeesConcerned,
  districtOf,
  isExploitationAbroad,
  problemsOfPersons,
  problemsOfPlaces,
  servicesNear,
} from './report.rules.js';

const demo = (without: { office?: string } = {}): Directory => {
  const directory = new Directory();
  for (const { pcode: id, ...data } of places) directory.apply(1, { kind: 'place', id, data });
  for (const { id, ...data } of committees) directory.apply(1, { kind: 'committee', id, data });
  for (const { id, key, ...data } of offices)
    if (!without.office || !key.startsWith(without.office)) directory.apply(1, { kind: 'office', id, data });
  directory.apply(1, {
    kind: 'place',
    id: 'TH570301',
    data: { level: 'SUBDISTRICT', country: 'TH', parent: 'TH5703' },
  });
  return directory;
};
const nowhere = { exploitationPlace: null, originPlace: null, transitPlaces: [] };
const at = (place: string) => ({ ...nowhere, place });

describe('the place of a report', () => {
  it.each(['TH57', 'TH', 'LA05'])('%s is too wide', (place) => {
    expect(problemsOfPlaces(demo(), at(place))).toEqual([{ code: 'PLACE_NOT_REPORTABLE', field: 'input.place' }]);
  });

  it.each(['TH9999', 'th5703', '', 'Chiang Khong', '__proto__'])('"%s" is unknown', (place) => {
    expect(problemsOfPlaces(demo(), at(place))).toEqual([{ code: 'PLACE_UNKNOWN', field: 'input.place' }]);
  });

  it.each(['TH5703', 'TH570301', 'LA0502'])('%s is accepted', (place) => {
    expect(problemsOfPlaces(demo(), at(place))).toEqual([]);
  });

  it('is a district, or lies in one', () => {
    expect(['TH5703', 'TH570301'].map((place) => districtOf(demo(), place))).toEqual(['TH5703', 'TH5703']);
  });
});

it('other places may be wide, but must be known', () => {
  const named = { place: 'TH5703', exploitationPlace: 'LA', originPlace: 'XX1', transitPlaces: ['TH57', 'TH0'] };
  expect(problemsOfPlaces(demo(), named)).toEqual([
    { code: 'PLACE_UNKNOWN', field: 'input.originPlace' },
    { code: 'PLACE_UNKNOWN', field: 'input.transitPlaces' },
  ]);
});

describe('the committees concerned', () => {
  const code = (id: string | null) => committees.find((each) => each.id === id)?.code ?? null;
  const concerned = (directory: Directory, place: string) => {
    const { district, province, nation } = committeesConcerned(directory, at(place), RELEASED_RULES);
    return [district, province, nation].map(code);
  };

  it.each([
    ['TH5703', ['DL-TH5703', 'PL-TH57', 'NL-TH']],
    ['TH570301', ['DL-TH5703', 'PL-TH57', 'NL-TH']],
    ['TH5715', [null, 'PL-TH57', 'NL-TH']],
    ['TH6306', [null, null, 'NL-TH']],
    ['LA0502', [null, null, 'NL-TH']],
  ])('of %s are %j', (place, expected) => {
    expect(concerned(demo(), place)).toEqual(expected);
  });

  it('leave out a committee without an office to address', () => {
    expect(concerned(demo({ office: 'DL-TH5703/' }), 'TH5703')).toEqual([null, 'PL-TH57', 'NL-TH']);
  });

  it('include those of origin, transit and exploitation, each once, and none abroad', () => {
    const named = {
      place: 'TH5703',
      exploitationPlace: 'LA0502',
      originPlace: 'TH5605',
      transitPlaces: ['TH5708', 'TH5605'],
    };
    expect(committeesConcerned(demo(), named, RELEASED_RULES).elsewhere).toEqual(
      new Map([
        [committee('DL-TH5605').id, ['ORIGIN', 'TRANSIT']],
        [committee('DL-TH5708').id, ['TRANSIT']],
      ]),
    );
  });
});

describe('the committees across the border', () => {
  const across = (exploitationPlace: string, directory = demo()) => {
    const found = committeesConcerned(directory, { ...at('TH5605'), exploitationPlace }, RELEASED_RULES);
    const codes = [...found.border, ...found.borderProvinces].map(
      (id) => committees.find((each) => each.id === id)!.code,
    );
    return [found.isAcross, codes.sort()];
  };

  it.each([
    ['LA0502', [true, ['DL-TH5703', 'DL-TH5708', 'PL-TH57']]],
    ['LA05', [true, ['DL-TH5703', 'DL-TH5708', 'DL-TH5713', 'PL-TH57']]],
    ['MMR016009', [true, ['DL-TH5709', 'PL-TH57']]],
    ['MMR003005', [true, []]],
    ['LA0503', [false, []]],
    ['LA', [false, []]],
    ['TH5708', [false, []]],
  ])('from %s are %j', (place, expected) => {
    expect(across(place)).toEqual(expected);
  });

  it('are those of help that is needed there, too', () => {
    expect(committeesConcerned(demo(), at('LA0502'), RELEASED_RULES).isAcross).toBe(true);
  });
});

it('the services near a place are those outside the committees that answer for it', () => {
  const near = (pcode: string) => servicesNear(demo(), pcode).map(({ kind }) => kind);
  expect(near('TH5703')).toEqual(['SHELTER', 'PARTNER']);
  expect(near('TH8410')).toEqual([]);
});

it('exploitation is abroad when its place is in another country', () => {
  const abroad = (place: string, exploitationPlace: string | null) =>
    isExploitationAbroad(demo(), { ...at(place), exploitationPlace }, 'TH');
  expect([
    abroad('TH5703', 'LA0502'),
    abroad('TH5703', null),
    abroad('LA0502', null),
    abroad('TH5703', 'TH57'),
  ]).toEqual([true, false, true, false]);
});

it('persons told disagree by the day of birth as by the band', () => {
  const wrong = (ageBand: AgeBand | undefined, bornOn: string) =>
    problemsOfPersons(
      { persons: [{ ageBand, identity: { bornOn } }], personsBand: 'ONE', minorInvolved: false },
      '2026-11-27',
    ).map(({ code, field }) => `${code} ${field}`);
  expect(wrong(undefined, '1990-01-01')).toEqual([]);
  expect(wrong(undefined, '2015-01-01')).toEqual(['REPORT_PERSONS_DISAGREE input.minorInvolved']);
  expect(wrong('OVER_39', '2015-01-01')).toEqual(['PERSON_AGE_DISAGREES input.persons.0.identity.bornOn']);
});
