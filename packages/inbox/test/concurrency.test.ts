import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendEntries, InboxReaders, ListenNotifyBus } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { JOB, oneTo, watch } from './office.js';

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
const endings: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of endings.reverse()) await end();
  await database.drop();
});

interface Outcome {
  readonly event: string;
  readonly beganAt: number;
  readonly committedAt: number;
}

/** Appends, sometimes dawdles before the commit, sometimes rolls back. */
const write = async (owner: string, count: number): Promise<Outcome[]> => {
  const done: Outcome[] = [];
  for (let i = 0; i < count; i++) {
    const event = randomUUID();
    const beganAt = performance.now();
    const rollsBack = Math.random() < 0.3;
    const dawdles = Math.random() < 0.1 ? 30 : 0;
    const transaction = database.store.inActor(JOB, async (tx) => {
      await wait(Math.random() * 5);
      await appendEntries(tx, [{ owner, event, body: {} }]);
      await wait(dawdles);
      if (rollsBack) throw new Error('rolled back');
    });
    if (rollsBack) await expect(transaction).rejects.toThrow('rolled back');
    else await transaction.then(() => done.push({ event, beganAt, committedAt: performance.now() }));
  }
  return done;
};

test('8 writers that dawdle and roll back, 3 readers: nothing lost, no gap, no repeat, in commit order', async () => {
  const owner = randomUUID();
  const bus = new ListenNotifyBus({ url: database.url, applicationName: 'concurrency' });
  const readers = oneTo(3).map(() => new InboxReaders({ store: database.store, bus }));
  endings.push(() => bus.close(), ...readers.map((one) => () => one.close()));
  const screens = readers.map((one) => watch(one, owner, 0));
  const committed = (await Promise.all(oneTo(8).map(() => write(owner, 40)))).flat();
  const late = watch(readers[0]!, owner, 0);
  await late.shows(committed.length);
  for (const screen of [...screens, late]) {
    await screen.shows(committed.length);
    expect(screen.numbers).toEqual(oneTo(committed.length));
    expect(new Set(screen.events)).toEqual(new Set(committed.map(({ event }) => event)));
    expect(screen.events).toEqual(late.events);
  }
  const numberOf = new Map(late.events.map((event, index) => [event, index + 1]));
  for (const earlier of committed)
    for (const later of committed)
      if (earlier.committedAt < later.beganAt)
        expect(numberOf.get(earlier.event)!).toBeLessThan(numberOf.get(later.event)!);
  await Promise.all([...screens, late].map((screen) => screen.leave()));
});
