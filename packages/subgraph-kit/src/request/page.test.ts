import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Keyed, keysetOf, PAGE_MAX, pageOf } from './page.js';

/** Newest first, then by id, as lists are ordered; few instants, so that many rows share one. */
const rows = fc
  .uniqueArray(fc.record({ id: fc.uuid(), minute: fc.integer({ min: 0, max: 5 }) }), { selector: ({ id }) => id })
  .map((drawn) =>
    drawn
      .map(({ id, minute }): Keyed & { at: string } => ({ id, at: `2026-01-01T00:0${minute}:00.000001Z` }))
      .sort((a, b) => (`${a.at}${a.id}` < `${b.at}${b.id}` ? 1 : -1)),
  );

const readAll = (list: readonly (Keyed & { at: string })[], first: number) => {
  const read: Keyed[] = [];
  const cursors: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const keyset = keysetOf({ first, after });
    const following = list.filter(
      ({ at, id }) => !keyset.after || `${at}${id}` < `${keyset.after.at}${keyset.after.id}`,
    );
    const page = pageOf(following.slice(0, keyset.limit), keyset, (row) => row);
    expect(page.items.length).toBeLessThanOrEqual(first);
    read.push(...page.items.map(({ row }) => row));
    cursors.push(...page.items.map(({ cursor }) => cursor));
    after = page.items.at(-1)?.cursor ?? null;
    more = page.hasNextPage;
  }
  return { read, cursors };
};

test('pages of any size show every row once, in order, each with a cursor of its own', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: PAGE_MAX }), (list, first) => {
      const { read, cursors } = readAll(list, first);
      expect(read).toEqual(list);
      expect(new Set(cursors).size).toBe(list.length);
    }),
  );
});

test('a page asks for 1 to 100 items, 20 when nothing is said', () => {
  expect(keysetOf({}).limit).toBe(21);
  expect(keysetOf({ first: 100 }).limit).toBe(101);
  for (const first of [0, -1, 101, 1.5, Number.NaN])
    expect(() => keysetOf({ first })).toThrow(expect.objectContaining({ code: 'PAGE_SIZE' }));
});

const cursorOf = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64url');
const ID = '00000000-0000-4000-8000-000000000000';

test('a cursor we did not make is refused, whatever it is', () => {
  const forged = [
    '',
    'x',
    cursorOf(null),
    cursorOf({ at: 'now', id: ID }),
    cursorOf(['now', ID]),
    cursorOf(['2026-02-31', ID]),
    cursorOf(['2026-01-01', "' or true --"]),
    cursorOf(['infinity', ID]),
    cursorOf([0, ID]),
  ];
  const refused = expect.objectContaining({ code: 'PAGE_CURSOR_INVALID' });
  for (const after of forged) expect(() => keysetOf({ after })).toThrow(refused as never);
  fc.assert(fc.property(fc.string(), (after) => expect(() => keysetOf({ after })).toThrow(refused as never)));
  expect(keysetOf({ after: cursorOf(['2026-01-01T00:00:00.123456Z', ID]) }).after).toEqual({
    at: '2026-01-01T00:00:00.123456Z',
    id: ID,
  });
});
