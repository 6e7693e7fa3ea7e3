import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InboxReaders } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { LyingBus } from './lying-bus.js';
import { deliver, oneTo, until, watch } from './office.js';

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

const often = fc.constantFrom(0, 0.5, 1);
const lies = fc.record({
  ...{ drops: often, repeats: often, invents: often, misdirects: often },
  delayMs: fc.constantFrom(0, 40, 1_500),
});

test('whatever the bus does to wake-ups of several inboxes, each reader gets each entry once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(lies, async (given) => {
      const bus = new LyingBus(given);
      const readers = new InboxReaders({ store: database.store, bus });
      const owners = oneTo(3).map(() => randomUUID());
      const screens = owners.map((owner) => watch(readers, owner, 0));
      for (const owner of [...owners, ...owners, ...owners])
        for (const { number } of await deliver(database.store, owner, 3)) bus.wake(owner, number);
      await screens[0]!.shows(1);
      await screens[0]!.leave();
      const after = screens[0]!.numbers.at(-1)!;
      const resumed = watch(readers, owners[0]!, after);
      const others = screens.slice(1).map((screen) => screen.shows(9));
      await Promise.all([...others, ...(after < 9 ? [resumed.shows(9)] : [])]);
      await Promise.all([resumed, ...screens].map((screen) => screen.leave()));
      const seen = [[...screens[0]!.numbers, ...resumed.numbers], screens[1]!.numbers, screens[2]!.numbers];
      expect(seen).toEqual(owners.map(() => oneTo(9)));
      await readers.close();
      await bus.close();
    }),
    { numRuns: 25, examples: [[{ drops: 1, repeats: 0, invents: 0, misdirects: 0, delayMs: 0 }]] },
  );
}, 180_000);

test.each([
  ['drops every wake-up', { drops: 1 }],
  ['delays each beyond the poll', { delayMs: 5_000 }],
  ['sends each to another inbox', { misdirects: 1 }],
  ['sends each twice, with heads that do not exist', { repeats: 1, invents: 1 }],
])('with a bus that %s an entry is shown by the poll that follows its commit', async (_what, given) => {
  const bus = new LyingBus(given);
  const looks = countLooks();
  const readers = new InboxReaders({ store: database.store, bus });
  const owner = randomUUID();
  const screen = watch(readers, owner, 0);
  await until(() => screen.messages.length > 0);
  for (const entry of oneTo(5)) {
    await wait(Math.random() * 700);
    await deliver(database.store, owner);
    const committed = looks();
    bus.wake(owner, entry);
    bus.wake(randomUUID(), entry);
    await screen.shows(entry);
    // the look that was under way may have come too early for it, and for each wake-up there may be one more
    expect(looks() - committed).toBeLessThanOrEqual(4);
  }
  expect(screen.numbers).toEqual(oneTo(5));
  await screen.leave();
  await readers.close();
  await bus.close();
});

/** Counts how often readers look at the table from now on; without a wake-up that is once for each poll. */
const countLooks = (): (() => number) => {
  const { store } = database;
  const real = store.inActor.bind(store);
  let count = 0;
  store.inActor = ((actor, work) => {
    if (actor.id === 'system:inbox-reader') count++;
    return real(actor, work);
  }) as typeof real;
  return () => count;
};
