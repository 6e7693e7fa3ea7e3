import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemActor } from '@hub/store';
import { Directory, newestSnapshots, publishClosedPeriods, type Snapshot, snapshotOf } from '../../src/index.js';
import { startTestSubgraph, type TestSubgraph } from '../../src/testing/index.js';
import { DIRECTORY, helpings, helpingStatistics } from './helpings.js';

const SYSTEM = systemActor('test');
const PUBLIC = { id: 'public', offices: [], purpose: 'request' };
const directory = Directory.of(DIRECTORY);
const IN = { q1: '2026-02-01T00:00:00Z', q2: '2026-05-01T00:00:00Z' };

const publish = ({ services: { store } }: TestSubgraph, now: string): Promise<string[]> =>
  publishClosedPeriods((work) => store.inActor(SYSTEM, work), helpingStatistics, { directory, now: new Date(now) });

const add = ({ services: { store } }: TestSubgraph, what: { table: string; kind: string; n: number; at: string }) =>
  store.inActor(SYSTEM, (tx) =>
    tx.query(`insert into ${what.table} select $1, $2 from generate_series(1, $3)`, [what.kind, what.at, what.n]),
  );

const read = ({ services: { store } }: TestSubgraph, cube: string, period: string): Promise<Snapshot | null> =>
  store.inActor(PUBLIC, (tx) => snapshotOf(tx, cube, period));

const countsOf = (snapshot: Snapshot | null): Record<string, number | null> =>
  Object.fromEntries(snapshot!.cells.map(({ path, n }) => [path.join('/') || 'all', n]));

describe('a publication', () => {
  let running: TestSubgraph;
  beforeAll(async () => {
    running = await startTestSubgraph(helpings);
    for (const table of ['guest', 'host']) {
      await add(running, { table, kind: 'BED', n: 41, at: IN.q1 });
      await add(running, { table, kind: 'MEAL', n: 23, at: IN.q1 });
      await add(running, { table, kind: 'RIDE', n: 3, at: IN.q1 });
    }
  });
  afterAll(() => running.stop());

  test('is of no period before it is over and settled', async () => {
    expect(await publish(running, '2026-03-31T17:30:00Z')).toEqual([]);
    expect(await read(running, 'guest_BY_KIND', '2026-Q1')).toBeNull();
  });

  test('is made once, by one of many who try at the same instant', async () => {
    const done = await Promise.all(Array.from({ length: 6 }, () => publish(running, '2026-04-01T00:00:00Z')));
    expect(done.flat().sort()).toEqual(['guest 2026-Q1', 'host 2026-Q1']);
  });

  test('suppresses and rounds victims, and tells officials as they are', async () => {
    expect(countsOf(await read(running, 'host_BY_KIND', '2026-Q1'))).toEqual({ all: 67, BED: 41, MEAL: 23, RIDE: 3 });
    const { all, RIDE, ...others } = countsOf(await read(running, 'guest_BY_KIND', '2026-Q1'));
    expect([all, RIDE]).toEqual([65, null]);
    expect([
      { BED: 40, MEAL: null },
      { BED: null, MEAL: 25 },
    ]).toContainEqual(others);
  });

  test('stays as it is when more is recorded, and what is recorded late counts where it was filed', async () => {
    const before = await read(running, 'guest_BY_KIND', '2026-Q1');
    await add(running, { table: 'guest', kind: 'RIDE', n: 50, at: IN.q1 });
    await add(running, { table: 'guest', kind: 'RIDE', n: 50, at: IN.q2 });
    expect(await publish(running, '2026-07-02T00:00:00Z')).toEqual(['guest 2026-Q2', 'host 2026-Q2']);
    expect(await read(running, 'guest_BY_KIND', '2026-Q1')).toEqual(before);
    expect(countsOf(await read(running, 'guest_BY_KIND', '2026-Q2'))).toEqual({
      all: 50,
      BED: null,
      MEAL: null,
      RIDE: null,
    });
  });

  test('is read by anybody, the newest first', async () => {
    const read = await running.services.store.inActor(PUBLIC, (tx) => newestSnapshots(tx, 'host_BY_KIND', 5));
    expect(read.map(({ period, asOf }) => [period, asOf])).toEqual([
      ['2026-Q2', '2026-06-30'],
      ['2026-Q1', '2026-03-31'],
    ]);
    expect((await running.send('{ periods }')).data).toEqual({ periods: ['2026-Q2', '2026-Q1'] });
  });

  const CHANGES = [
    `update statistics_snapshot set cells = '[]'`,
    'delete from statistics_snapshot',
    `insert into statistics_snapshot select * from statistics_snapshot where cube = 'host_BY_KIND'
       on conflict (cube, period) do update set cells = '[]'`,
  ];

  test.each(CHANGES)('is never changed by the app, not even as the hub itself: %s', async (change) => {
    const refused = running.services.store.inActor(SYSTEM, (tx) => tx.query(change));
    await expect(refused).rejects.toThrow(/never changed|row-level security/);
  });

  test.each([...CHANGES, 'truncate statistics_snapshot'])('is never changed by the owner: %s', async (change) => {
    const owner = new pg.Client({ connectionString: running.ownerUrl });
    await owner.connect();
    try {
      await expect(owner.query(change)).rejects.toThrow(/never changed|row-level security/);
    } finally {
      await owner.end();
    }
  });

  test('is added by nobody but the hub itself', async () => {
    const added = running.services.store.inActor(PUBLIC, (tx) =>
      tx.query(
        `insert into statistics_snapshot (cube, period, population, subject, dimensions, scope, source, as_of, cells)
         values ('X', '2026-Q1', 'X', 'VICTIMS', '{}', '', '', '2026-03-31', '[]')`,
      ),
    );
    await expect(added).rejects.toThrow('row-level security');
  });
});

test('a serving subgraph publishes by itself once its directory is whole', async () => {
  const running = await startTestSubgraph(helpings, { directory: DIRECTORY });
  try {
    const published = async () => (await running.send<{ periods: string[] }>('{ periods }')).data!.periods;
    for (let looks = 0; looks < 100 && !(await published()).length; looks += 1) await pause(200);
    expect(await published()).toContain('2026-Q1');
  } finally {
    await running.stop();
  }
});
