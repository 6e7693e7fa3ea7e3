import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendFeed, defineFeed } from '@hub/inbox';
import { systemActor } from '@hub/store';
import { defineSubgraph, migration, protect } from '../src/index.js';
import { serve, type RunningSubgraph } from '../src/server/serve.js';
import { readConfig } from '../src/config.js';
import { startTestSubgraph, type TestSubgraph } from '../src/testing/index.js';
import { shelters } from './shelters.js';

const bells = defineFeed({ name: 'bells', to: ['tower'] });
const ringer = (name: string) => ({ ...shelters, name, feeds: [bells] });
const heard = migration(
  1900,
  'Heard',
  `create table heard (owner text, number bigint, body jsonb); ${protect('heard', { read: 'false' })}`,
);
const tower = defineSubgraph({
  ...shelters,
  name: 'tower',
  migrations: [...shelters.migrations, heard],
  feeds: [bells],
  reads: [
    {
      feed: 'bells',
      take: async (tx, { owner, number, body }) => {
        await tx.query('insert into heard values ($1, $2, $3)', [owner, number, JSON.stringify(body)]);
      },
    },
  ],
});

const key = { north: randomBytes(32).toString('base64url'), south: randomBytes(32).toString('base64url') };
let owners: Record<'north' | 'south', TestSubgraph>;
let first: TestSubgraph;
let second: RunningSubgraph;
beforeAll(async () => {
  const [north, south] = await Promise.all(
    (['north', 'south'] as const).map((name) =>
      startTestSubgraph(ringer(name), { assertionKeys: { tower: key[name] } }),
    ),
  );
  owners = { north: north!, south: south! };
  first = await startTestSubgraph(tower, {
    feeds: (['north', 'south'] as const).map((owner) => ({
      ...{ feed: 'bells', owner, origin: owners[owner].url, key: key[owner] },
    })),
  });
  second = await serve(tower, { ...readConfig(tower, first.environment), witnessFile: undefined });
});
afterAll(async () => {
  await second.stop();
  for (const each of [first, owners.north, owners.south]) await each.stop();
});

const ring = (at: { services: TestSubgraph['services'] }, ...strokes: number[]): Promise<unknown> =>
  at.services.store.inActor(systemActor('test'), (tx) =>
    appendFeed(
      tx,
      'bells',
      strokes.map((stroke) => ({ stroke })),
    ),
  );
const heardOf = (owner: string): Promise<{ number: string; stroke: string }[]> =>
  first.services.store.inActor(systemActor('test'), (tx) =>
    tx.query(`select number, body->>'stroke' as stroke from heard where owner = $1 order by ctid`, [owner]),
  );

test('feeds of one name are read from each owner and from oneself, by two replicas, each entry once', async () => {
  await Promise.all([ring(owners.north, 1, 2, 3), ring(owners.south, 10), ring(first, 100, 200)]);
  const expected = { north: ['1', '2', '3'], south: ['10'], tower: ['100', '200'] };
  const deadline = Date.now() + 60_000;
  for (const [owner, strokes] of Object.entries(expected))
    while ((await heardOf(owner)).length < strokes.length) {
      if (Date.now() > deadline) throw new Error(`${owner} was not heard`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  for (const [owner, strokes] of Object.entries(expected)) {
    const rows = await heardOf(owner);
    expect(rows.map(({ stroke }) => stroke)).toEqual(strokes);
    expect(rows.map(({ number }) => Number(number))).toEqual(strokes.map((_, index) => index + 1));
  }
});
