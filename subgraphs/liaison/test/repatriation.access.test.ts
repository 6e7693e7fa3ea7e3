import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { committee, namedOffice, people, person, repatriations } from '@hub/cast';
import { rebuildRowReaders } from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { subgraph } from '../src/subgraph.js';
import { ADVANCE, ENTITIES, RELEASE } from './operations.js';
import { startWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

interface Target {
  readonly id: string;
  readonly ref: string;
}

const ROW = 'ref state steps { state } counterpart { nameEn }';
const ACTIONS = {
  'read by id': ({ id }: Target) => [`query ($id: ID) { repatriation(id: $id) { ${ROW} } }`, { id }] as const,
  'read by reference': ({ ref }: Target) =>
    [`query ($ref: String) { repatriation(ref: $ref) { ${ROW} } }`, { ref }] as const,
  'read as an entity': ({ id }: Target) =>
    [ENTITIES(`... on Repatriation { ${ROW} }`), { of: [{ __typename: 'Repatriation', id }] }] as const,
  'read its case': ({ id }: Target) => [`query ($id: ID) { repatriation(id: $id) { case { id } } }`, { id }] as const,
  advance: ({ id }: Target) => [ADVANCE, { input: { repatriation: id, to: 'CLOSED', version: 1_000 } }] as const,
  release: ({ id }: Target) => [RELEASE, { input: { repatriation: id, legalBasis: 'A law' } }] as const,
};
type Action = keyof typeof ACTIONS;

const rows = repatriations(new Date());
const released = rows.filter(({ releasedAt }) => releasedAt);

/** Who sees a row, told once more in other words than the code's. */
const sees = (key: string, leadCommittee: string): boolean =>
  people
    .find((person) => person.key === key)!
    .offices.some((id) =>
      [...OFFICES_OF.get(leadCommittee)!, 'PL-TH57/SECRETARIAT', 'NL-TH/NATIONAL_DESK'].some(
        (named) =>
          namedOffice(named).id === id && SCOPES_OF_OFFICE[namedOffice(named).kind].includes('repatriation:read'),
      ),
    );
const OFFICES_OF = new Map(
  ['DL-TH5703', 'DL-TH5708', 'DL-TH5709'].map((code) => [
    committee(code).id,
    ['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SUPPRESSION_GROUP', 'REHABILITATION_GROUP'].map(
      (kind) => `${code}/${kind}`,
    ),
  ]),
);

const ask = (who: string, [query, variables]: readonly [string, object]) =>
  world.send<Record<string, unknown>>(query, variables as Record<string, unknown>, world.as(who));

test('who sees a row gets it, and to anybody else it looks as if it were not there', async () => {
  const cases = fc.record({
    who: fc.constantFrom(...people.map(({ key }) => key)),
    row: fc.constantFrom(...released),
    action: fc.constantFrom<Action>(...(Object.keys(ACTIONS) as Action[])),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ who, row, action }) => {
      const answer = await ask(who, ACTIONS[action](row));
      const missing = await ask(who, ACTIONS[action]({ id: randomUUID(), ref: 'REP-222222' }));
      if (!sees(who, row.leadCommittee)) expect(answer).toEqual(missing);
      else if (action === 'read by id') expect(answer.data?.['repatriation']).toMatchObject({ ref: row.ref });
    }),
    { numRuns: 250, endOnFailure: true },
  );
});

test('a list holds exactly the rows its reader sees', async () => {
  for (const { key } of people) {
    const { data } = await ask(key, ['{ repatriations(first: 100) { edges { node { id } } } }', {}]);
    const listed = (data as { repatriations: { edges: { node: { id: string } }[] } } | null)?.repatriations.edges;
    const expected = rows.filter(({ leadCommittee }) => sees(key, leadCommittee)).map(({ id }) => id);
    expect((listed ?? []).map(({ node }) => node.id).sort()).toEqual(expected.sort());
  }
});

test('only the secretariat of the province releases', async () => {
  const unreleased = rows.find(({ releasedAt }) => !releasedAt)!;
  for (const { key } of people.filter((person) => person.key !== 'cr-secretariat')) {
    const answer = await ask(key, ACTIONS.release(unreleased));
    expect(answer).toEqual(await ask(key, ACTIONS.release({ id: randomUUID(), ref: '' })));
  }
});

test('malformed ids are missing rows, not failures', async () => {
  for (const action of ['read by id', 'read as an entity'] as const) {
    const answer = await ask('cr-secretariat', ACTIONS[action]({ id: "x'; --", ref: '' }));
    expect(answer.errors).toBeUndefined();
  }
});

test('a secretariat founded later sees the returns and offices there were, and one that moves takes nothing along', async () => {
  const { directory } = world.services;
  const tell = (kind: string, id: string, data: object): void =>
    directory.apply(directory.version + 1, { kind, id, data } as never);
  const found = async (of: string): Promise<void> => {
    tell('office', 'second', { kind: 'SECRETARIAT', committee: committee(of).id, jurisdiction: [] });
    const period = { from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' };
    tell('appointment', 'of-the-second', { person: person('admin').id, office: 'second', ...period });
    await rebuildRowReaders(subgraph.followedRows!, world.services);
  };
  const seenBy = async (who: string) => {
    const { data } = await ask(who, [
      `query ($of: [_Any!]!) { repatriations(first: 100) { edges { node { id } } } _entities(representations: $of) {
        ... on CounterpartOffice { nameEn } } }`,
      {
        of: [...new Set(rows.map(({ counterpart }) => counterpart))].map((id) => ({
          __typename: 'CounterpartOffice',
          id,
        })),
      },
    ]);
    return data;
  };
  await found('PL-TH57');
  expect(await seenBy('admin')).toEqual(await seenBy('cr-secretariat'));
  expect(JSON.stringify(await seenBy('admin'))).toContain(rows[0]!.id);
  await found('PL-TH56');
  expect(await seenBy('admin')).toEqual(await seenBy('py-secretariat'));
  expect(JSON.stringify(await seenBy('admin'))).not.toContain(rows[0]!.id);
});
