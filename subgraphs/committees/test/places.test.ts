import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namedOffice, office, people, place, places } from '@hub/cast';
import {
  type Answer,
  everyRow,
  statementsOf,
  tableScene,
  type TestSubgraph,
  toldLines,
  workbookOf,
} from '@hub/subgraph-kit/testing';
import { writeCsv } from '@hub/vocabulary';
import { callerOf, startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees({ seed: true });
});
afterAll(() => committees.stop());

interface Entities<T> {
  readonly _entities: readonly (T | null)[];
}
interface Pages {
  readonly places: {
    edges: { node: { pcode: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const byCode = (pcode: string) => ({ __typename: 'Place', pcode });

const pagesOf = async (args: Record<string, unknown>): Promise<string[]> => {
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const answer: Answer<Pages> = await committees.send(
      `query ($first: Int, $after: String, $level: PlaceLevel, $parent: ID) {
        places(first: $first, after: $after, level: $level, parent: $parent) {
          edges { node { pcode } } pageInfo { hasNextPage endCursor } } }`,
      { ...args, after },
    );
    const { edges, pageInfo } = answer.data!.places;
    seen.push(...edges.map(({ node }) => node.pcode));
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  return seen;
};

describe('a place', () => {
  it('has its names, its other spellings and what lies around and in it', async () => {
    const { data } = await committees.send(
      `{ place(pcode: "TH57") { nameEn nameTh country level aliases parent { nameEn } children { pcode } }
         lao: place(pcode: "LA0501") { nameLo nameMy aliases } }`,
    );
    expect(data).toMatchObject({
      place: {
        nameEn: 'Chiang Rai',
        nameTh: 'เชียงราย',
        country: 'TH',
        level: 'PROVINCE',
        parent: { nameEn: 'Thailand' },
      },
      lao: { nameLo: 'ຫ້ວຍຊາຍ', nameMy: null, aliases: ['Houayxay', 'Houayxai', 'Huay Xai'] },
    });
    expect((data as { place: { children: unknown[] } }).place.children).toHaveLength(18);
  });

  it.each([
    ['its own', 'TH5703', 'DL-TH5703'],
    ['the province’s, for a district without one', 'TH5715', 'PL-TH57'],
    ['the nation’s, for a district of a province without one', 'TH6306', 'NL-TH'],
    ['none abroad', 'LA0501', undefined],
  ])('is answered for by %s committee', async (_, pcode, code) => {
    const { data } = await committees.send<{ place: { committee: { code: string } | null } }>(
      'query ($pcode: ID!) { place(pcode: $pcode) { committee { code } } }',
      { pcode },
    );
    expect(data?.place.committee?.code).toBe(code);
  });

  it('that nobody has entered is null, whatever its code looks like', async () => {
    const { data, errors } = await committees.send<Entities<object>>(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Place { nameEn } } }',
      { of: ['TH9999', '', 'x'.repeat(200), "'; --", 'TH57'].map(byCode) },
    );
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([null, null, null, null, { nameEn: 'Chiang Rai' }]);
  });
});

describe('the places around each district', () => {
  it('end at its country, and its offices answer for it from there on', () => {
    const districts = places.filter(({ level }) => level === 'DISTRICT');
    fc.assert(
      fc.property(fc.constantFrom(...districts), ({ pcode, country }) => {
        const around = committees.services.directory.placesAround(pcode);
        expect(around.map(({ level }) => level)).toEqual(['DISTRICT', 'PROVINCE', 'COUNTRY']);
        expect(around.at(-1)?.id).toBe(country);
        expect(around.at(-1)?.parent).toBeNull();
      }),
    );
    const { jurisdiction } = committees.services.directory.office(office('PL-TH57', 'SECRETARIAT').id)!;
    const within = districts.filter(({ pcode }) =>
      committees.services.directory.placesAround(pcode).some(({ id }) => jurisdiction.includes(id)),
    );
    expect(within.map(({ parent }) => parent)).toEqual(Array.from({ length: 18 }, () => 'TH57'));
  });
});

describe('pages of places', () => {
  it('of any size show each place once, the wider before the narrower', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 5, max: 100 }), async (first) => {
        expect(await pagesOf({ first })).toEqual(places.map(({ pcode }) => pcode).sort());
      }),
      { numRuns: 6 },
    );
  });

  it('can be narrowed to a level and a place around', async () => {
    expect(await pagesOf({ first: 3, parent: 'TH56' })).toHaveLength(9);
    expect(await pagesOf({ first: 2, level: 'COUNTRY' })).toEqual(['LA', 'MM', 'TH']);
    expect(await pagesOf({ first: 2, level: 'COUNTRY', parent: 'TH56' })).toEqual([]);
  });

  it.each(['x', Buffer.from('["2026-01-01","th57; drop"]').toString('base64url')])(
    'refuse a cursor from elsewhere',
    async (after) => {
      const { errors } = await committees.send(
        'query ($after: String) { places(after: $after) { edges { cursor } } }',
        {
          after,
        },
      );
      expect(errors?.[0]?.extensions.code).toBe('PAGE_CURSOR_INVALID');
    },
  );
});

it('names of 100 places asked for by other subgraphs cost one statement', async () => {
  const asked = Array.from({ length: 100 }, (_, index) => places[index % places.length]!.pcode);
  let answer: Answer<Entities<{ nameEn: string }>> | undefined;
  const statements = await statementsOf(async () => {
    answer = await committees.send(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Place { nameEn } } }',
      { of: asked.map(byCode) },
    );
  });
  expect(answer?.data?._entities.map((entity) => entity?.nameEn)).toEqual(asked.map((pcode) => place(pcode).nameEn));
  expect(statements).toHaveLength(1);
});

describe('a list of places', () => {
  const HEADS = ['รหัส', 'ชื่อ', 'Name in English', 'Other spellings', 'Lies in', 'Faces', 'Ended on'];
  const ADMINISTRATION = namedOffice('administrator').id;
  const file = (...rows: string[][]): Buffer => Buffer.from(writeCsv([HEADS, ...rows]));
  const row = (...cells: string[]): string[] => HEADS.map((_, index) => cells[index] ?? '');
  const scene = () => tableScene(committees, 'place');
  const admin = () => callerOf(committees, 'admin');
  const sent = (...rows: string[][]) => scene().sent(ADMINISTRATION, file(...rows), admin());
  const taken = async (...rows: string[][]): Promise<string[]> => {
    const done = await scene().taken(ADMINISTRATION, file(...rows), admin());
    expect(done.state).toBe('COMMITTED');
    return toldLines(done);
  };
  const seen = async (pcode: string) => {
    const { data } = await committees.send<{ place: Record<string, unknown> | null }>(
      `query ($pcode: ID!) { place(pcode: $pcode) {
        nameEn nameTh level country aliases endedOn parent { pcode } committee { code } } }`,
      { pcode },
    );
    return data!.place;
  };

  it('is shown row by row, then entered whole, and every subgraph is told', async () => {
    const book = workbookOf({
      rows: [
        HEADS,
        row('๕๗๐๓๐๑', 'เวียง', 'Wiang', 'Vieng; Viang'),
        row('57 03 01 02', 'บ้านหาดไคร้'),
        row('TH8401', 'เมืองสุราษฎร์ธานี', 'Mueang Surat Thani'),
        row('MMR016010', '', 'Mong Hpyak', '', 'MMR016'),
        row('5709', 'แม่สาย', '', '', '', 'MMR016009, MMR016010'),
        row('5703', 'เชียงของ', 'Chiang Khong'),
      ],
    });
    const preview = await scene().sent(ADMINISTRATION, book, admin());
    expect(toldLines(preview)).toEqual(['2 CREATE', '3 CREATE', '4 CREATE', '5 CREATE', '6 CHANGE faces', '7 NONE']);
    expect(await seen('TH570301')).toBeNull();
    await scene().end('commit', preview.id, admin());
    expect((await scene().settled(preview.id, admin())).state).toBe('COMMITTED');
    expect(await seen('TH570301')).toMatchObject({
      ...{ nameEn: 'Wiang', nameTh: 'เวียง', level: 'SUBDISTRICT', aliases: ['Vieng', 'Viang'], endedOn: null },
      ...{ parent: { pcode: 'TH5703' }, committee: { code: 'DL-TH5703' } },
    });
    expect(await seen('TH57030102')).toMatchObject({ nameEn: 'บ้านหาดไคร้', level: 'VILLAGE', country: 'TH' });
    await until(() => committees.services.directory.placesFacing('MMR016010').includes('TH5709'));
    expect(committees.services.directory.placesAround('TH57030102').map(({ id }) => id)).toEqual([
      ...['TH57030102', 'TH570301', 'TH5703', 'TH57', 'TH'],
    ]);
    const acts = await everyRow(committees, `select action from audit_entry where resource = '${preview.id}'`);
    expect(acts).toEqual([{ action: 'place.imported' }]);
  });

  it('again changes what it says otherwise, leaves what it does not say, and removes nothing', async () => {
    await taken(row('570901', 'แม่สาย', 'Mae Sai', 'Maesai'), row('570902', 'ห้วยไคร้', 'Huai Khrai'));
    const changed = await taken(row('570901', '', 'Mae Sai Town'), row('TH570902', 'ห้วยไคร้', '', 'Huay Khrai'));
    expect(changed).toEqual(['2 CHANGE nameEn', '3 CHANGE aliases']);
    expect(await seen('TH570901')).toMatchObject({ nameEn: 'Mae Sai Town', nameTh: 'แม่สาย', aliases: ['Maesai'] });
    expect(await taken(row('570902', '', '', '-'))).toEqual(['2 CHANGE aliases']);
    expect(await seen('TH570902')).toMatchObject({ nameEn: 'Huai Khrai', aliases: [] });
  });

  it('marks a place that has ended: it is listed no more, stays where it is named, and can be one again', async () => {
    const listed = async (ended: boolean): Promise<boolean> => {
      const { data } = await committees.send<Pages & { place: { children: { pcode: string }[] } }>(
        `query ($ended: Boolean) { place(pcode: "TH5718") { children { pcode } }
           places(first: 100, parent: "TH5718", ended: $ended) { edges { node { pcode } } pageInfo { endCursor } } }`,
        { ended },
      );
      const codes = data!.places.edges.map(({ node }) => node.pcode);
      if (!ended) expect(data!.place.children.map(({ pcode }) => pcode)).toEqual(codes);
      return codes.includes('TH571801');
    };
    await taken(row('571801', 'ปงน้อย', 'Pong Noi'));
    expect(await listed(false)).toBe(true);
    expect(await taken(row('571801', '', '', '', '', '', '1 ต.ค. 2565'))).toEqual(['2 CHANGE endedOn']);
    expect([await listed(false), await listed(true)]).toEqual([false, true]);
    expect(await seen('TH571801')).toMatchObject({ nameEn: 'Pong Noi', endedOn: '2022-10-01' });
    const inIt = await sent(row('57180101', 'บ้านปง'));
    expect(toldLines(inIt)).toEqual(['2 REJECT parent:PLACE_ENDED']);
    await taken(row('571801', '', '', '', '', '', '-'));
    expect(await listed(false)).toBe(true);
  });

  it('says of each row why it cannot be taken, and then takes none', async () => {
    const wrong = await sent(
      row('571001', 'ดี'),
      row('', 'ก'),
      row('57100'),
      row('571002'),
      row('57990101', 'ก'),
      row('KH0101', '', 'Nowhere'),
      row('571003', 'ข', '', '', '', 'TH5709'),
      row('5710', '', '', '', 'TH56'),
      row('571004', 'ค', '', '', '', '', '31/2/2565'),
      row('571005', 'x'.repeat(201)),
    );
    expect(toldLines(wrong)).toEqual([
      '2 CREATE',
      '3 REJECT code:TABLE_CELL_REQUIRED',
      '4 REJECT code:TABLE_CELL_INVALID',
      '5 REJECT nameEn:TABLE_CELL_REQUIRED',
      '6 REJECT parent:PLACE_PARENT_UNKNOWN',
      '7 REJECT parent:PLACE_PARENT_UNKNOWN',
      '8 REJECT faces:PLACE_ACROSS_UNKNOWN',
      '9 REJECT parent:PLACE_PARENT_DIFFERS',
      '10 REJECT endedOn:TABLE_CELL_INVALID',
      '11 REJECT nameTh:TABLE_CELL_INVALID',
    ]);
    const refusal = await scene().refusal(scene().end('commit', wrong.id, admin()));
    expect(refusal).toEqual(['IMPORT_HAS_REJECTED_ROWS', 'input.import']);
    expect(await seen('TH571001')).toBeNull();
  });

  it('is taken in by administrators through an office of their own, and by nobody else', async () => {
    const begun = (office: string, by: string) =>
      scene().refusal(scene().begin(office, file(row('571101', 'ก')), callerOf(committees, by)));
    const others = people.filter(({ key }) => key !== 'admin');
    for (const { key } of others) expect([key, await begun(ADMINISTRATION, key)]).toEqual([key, 'FORBIDDEN_ACTION']);
    expect(await begun(namedOffice('auditor').id, 'admin')).toBe('NOT_FOUND');
    expect(await begun(ADMINISTRATION, 'admin')).toBeNull();
  });
});
