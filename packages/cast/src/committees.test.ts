import { describe, expect, it } from '@jest/globals';
import { committee, committees } from './committees.js';
import { office, offices } from './offices.js';
import { organization, organizations } from './organizations.js';
import { place } from './places.js';

const byId = new Map(committees.map((each) => [each.id, each]));
const group = (code: string, kind: string) => committee(code).groups.filter((each) => each.kind === kind);

describe('committees', () => {
  it('chain from each district over its province to the nation', () => {
    const chain = (code: string): string[] => {
      const { parent } = committee(code);
      return [code, ...(parent ? chain(byId.get(parent)?.code ?? 'missing') : [])];
    };
    expect(chain('DL-TH5703')).toEqual(['DL-TH5703', 'PL-TH57', 'NL-TH']);
    expect(chain('DL-TH8410')).toEqual(['DL-TH8410', 'PL-TH84', 'NL-TH']);
    expect(chain('DL-TH5605')).toEqual(['DL-TH5605', 'PL-TH56', 'NL-TH']);
  });

  it('were founded in the published years', () => {
    const founded = committees.flatMap(({ code, establishedAs }) => (establishedAs ? [[code, establishedAs]] : []));
    expect(Object.fromEntries(founded)).toEqual({
      'DL-TH5703': '2019',
      'DL-TH5713': '2020',
      'DL-TH5709': '2020',
      'DL-TH5708': '2020',
      'DL-TH8410': 'FY21',
    });
  });

  it.each(['DL-TH5703', 'DL-TH5713', 'DL-TH5709', 'DL-TH5708', 'DL-TH8410'])(
    '%s has the groups, seats and duties of the appointment order',
    (code) => {
      const sizes = committee(code).groups.map(({ kind, seats, duties }) => [kind, seats.length, duties.length]);
      expect(sizes).toEqual([
        ['EXECUTIVE', 11, 4],
        ['PREVENTION_MONITORING', 7, 2],
        ['SUPPRESSION_INFORMATION', 4, 3],
        ['REHABILITATION', 5, 2],
      ]);
    },
  );

  it('let one organisation sit in several groups', () => {
    const hospital = organization('TH5703/HOSPITAL').id;
    const seated = committee('DL-TH5703').groups.filter(({ seats }) =>
      seats.some((seat) => seat.organization === hospital),
    );
    expect(seated.map(({ kind }) => kind)).toEqual(['EXECUTIVE', 'REHABILITATION']);
  });

  it('fill provincial seats from the province of the district', () => {
    const titles = (code: string, title: string) =>
      group(code, 'EXECUTIVE').flatMap(({ seats }) => seats.filter(({ titleEn }) => titleEn === title));
    expect(titles('DL-TH5703', 'PSDHS representative')[0]?.organization).toBe(organization('TH57/PSDHS').id);
    expect(titles('DL-TH8410', 'PSDHS representative')[0]?.organization).toBe(organization('TH84/PSDHS').id);
  });

  it('give Dok Khamtai 19 members, an NGO as secretariat and a working group', () => {
    const secretary = group('DL-TH5605', 'EXECUTIVE')[0]?.seats.find(({ role }) => role === 'SECRETARY');
    expect(committee('DL-TH5605').memberCount).toBe(19);
    expect(secretary?.organization).toBe(organization('TH5605/YMCA').id);
    expect(organization('TH5605/YMCA').kind).toBe('NGO');
    expect(group('DL-TH5605', 'WORKING_GROUP')[0]?.seats.map(({ role }) => role)).toEqual(['CHAIR', 'SECRETARY']);
  });

  it('put the Governor in the chair of each province and PSDHS at its secretariat', () => {
    for (const code of ['PL-TH57', 'PL-TH56', 'PL-TH84']) {
      const seats = group(code, 'EXECUTIVE')[0]?.seats ?? [];
      expect(seats.find(({ role }) => role === 'CHAIR')?.titleEn).toBe('Provincial Governor');
      expect(seats.find(({ role }) => role === 'SECRETARY')?.organization).toBe(
        organization(`${code.slice(3)}/PSDHS`).id,
      );
    }
  });

  it('have seats only of organisations of the cast', () => {
    const known = new Set(organizations.map(({ id }) => id));
    const seats = committees.flatMap(({ groups }) => groups.flatMap((each) => each.seats));
    expect(seats.filter((seat) => !known.has(seat.organization))).toEqual([]);
  });
});

describe('offices', () => {
  it.each([
    [
      'DL-TH5713',
      ['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SUPPRESSION_GROUP', 'REHABILITATION_GROUP'],
    ],
    ['PL-TH57', ['CHAIR', 'SECRETARIAT']],
    ['NL-TH', ['NATIONAL_DESK']],
  ])('of %s are those of its level', (code, kinds) => {
    const { id } = committee(code);
    expect(offices.filter((each) => each.committee === id).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('answer for places of the cast', () => {
    const pcodes = offices.flatMap(({ jurisdiction }) => jurisdiction);
    expect(() => pcodes.map(place)).not.toThrow();
    expect(office('DL-TH5703', 'SUPPRESSION_GROUP').jurisdiction).toEqual(['TH5703']);
  });

  it('refuse a kind the committee does not have', () => {
    expect(() => office('PL-TH57', 'SUPPRESSION_GROUP')).toThrow('The cast has no office "PL-TH57/SUPPRESSION_GROUP"');
    expect(() => committee('DL-TH5715')).toThrow('The cast has no committee "DL-TH5715"');
  });
});
