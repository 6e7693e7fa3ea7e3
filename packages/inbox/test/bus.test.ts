import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InboxReaders, ListenNotifyBus } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { type Lies, LyingBus } from './lying-bus.js';
import { deliver, oneTo, until, watch } from './office.js';

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

test.each<[string, Lies]>([
  ['drops every wake-up', { drops: 1 }],
  ['repeats every wake-up', { repeats: 1 }],
  ['delays and reorders', { repeats: 0.5, delayMs: 300 }],
  ['drops half, repeats, delays and invents heads', { drops: 0.5, repeats: 0.5, delayMs: 50, invents: 0.5 }],
])('a bus that %s: nothing lost, nothing twice', async (_, lies) => {
  const owner = randomUUID();
  const bus = new LyingBus(lies);
  const readers = new InboxReaders({ store: database.store, bus });
  const screens = [watch(readers, owner, 0), watch(readers, owner, 0)];
  for (const _entry of oneTo(60)) {
    for (const { number } of await deliver(database.store, owner)) bus.wake(owner, number);
    await wait(Math.random() * 30);
  }
  for (const screen of screens) {
    await screen.shows(60);
    await screen.leave();
    expect(screen.numbers).toEqual(oneTo(60));
  }
  await readers.close();
  await bus.close();
});

test('LISTEN hears what a transaction of another process committed, and nothing of a rollback', async () => {
  const bus = new ListenNotifyBus({ url: database.url, applicationName: 'hears' });
  const heard: unknown[] = [];
  bus.onWake((...wake) => heard.push(wake));
  await until(() => bus.health().connected);
  const owner = `feed:${randomUUID()}`;
  await deliver(database.store, owner, 3);
  await until(() => heard.length === 2);
  expect(heard).toEqual([[], [owner, 3]]);
  await bus.close();
  expect(await database.connections('hears:wake')).toBe(0);
});

test('a killed LISTEN connection is replaced by exactly one, and heads are read again', async () => {
  const name = 'killed:wake';
  const bus = new ListenNotifyBus({ url: database.url, applicationName: 'killed' });
  const looks: number[] = [];
  bus.onWake((owner) => owner ?? looks.push(Date.now()));
  for (const round of oneTo(4)) {
    await until(() => bus.health().connected);
    await until(() => looks.length === round);
    expect(await database.connections(name)).toBe(1);
    expect(await database.cut(name)).toBe(1);
    await until(() => !bus.health().connected);
  }
  await until(() => looks.length === 5);
  await wait(300);
  expect(await database.connections(name)).toBe(1);
  await bus.close();
});

test('while the database refuses connections LISTEN holds none, and afterwards one', async () => {
  const bus = new ListenNotifyBus({ url: database.url, applicationName: 'refused' });
  await until(() => bus.health().connected);
  const { since } = bus.health();
  await database.away(true);
  await wait(1_500);
  expect(bus.health().connected).toBe(false);
  expect(bus.health().since.getTime()).toBeGreaterThan(since.getTime());
  expect(await database.connections('refused:wake')).toBe(0);
  await database.away(false);
  await until(() => bus.health().connected);
  expect(await database.connections('refused:wake')).toBe(1);
  await bus.close();
});

test('entries committed while wake-ups were cut off are shown once', async () => {
  const owner = randomUUID();
  const bus = new ListenNotifyBus({ url: database.url, applicationName: 'cut' });
  const readers = new InboxReaders({ store: database.store, bus, onTrouble: () => {} });
  const screen = watch(readers, owner, 0);
  for (const round of oneTo(30)) {
    if (round % 6 === 0) await database.cut();
    await until(() =>
      deliver(database.store, owner).then(
        () => true,
        () => false,
      ),
    );
  }
  const [{ head }] = (await database.query<{ head: string }>('select head from inbox where owner = $1', [owner])) as [
    { head: string },
  ];
  await screen.shows(Number(head));
  await screen.leave();
  expect(screen.numbers).toEqual(oneTo(Number(head)));
  await readers.close();
  await bus.close();
});
