import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { office, place, places } from '@hub/cast';
import { type Answer, statementsOf, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { startCommittees } from './committees-world.js';

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
