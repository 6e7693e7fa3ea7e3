import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from '@jest/globals';
import { InboxReaders, InProcessBus, LiveAfterInvalid } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { deliver, oneTo, span, until, watch } from './office.js';

let database: TestDatabase;
let readers: InboxReaders;
const bus = new InProcessBus();
beforeAll(async () => void (database = await createDatabase()));
beforeEach(() => void (readers = new InboxReaders({ store: database.store, bus })));
afterEach(() => readers.close());
afterAll(() => database.drop());

const inboxOf = async (entries: number): Promise<string> => {
  const owner = randomUUID();
  await deliver(database.store, owner, entries);
  return owner;
};

test('without a number reading starts at the head, with one heartbeat at once', async () => {
  const owner = await inboxOf(3);
  const screen = watch(readers, owner);
  await until(() => screen.messages.length === 1);
  expect(screen.messages[0]).toEqual({ owner, number: 3, head: 3, entry: null });
  await deliver(database.store, owner);
  bus.wake(owner, 4);
  await screen.shows(4);
  await screen.leave();
  expect(screen.numbers).toEqual([4]);
});

test('an inbox that does not exist yet has head 0 and shows its first entry', async () => {
  const owner = randomUUID();
  const screen = watch(readers, owner, 0);
  await until(() => screen.messages.length === 1);
  expect(screen.messages[0]).toEqual({ owner, number: 0, head: 0, entry: null });
  await deliver(database.store, owner);
  await screen.shows(1);
  await screen.leave();
});

test('while catching up, messages tell how far the head is', async () => {
  const owner = await inboxOf(5);
  const screen = watch(readers, owner, 2);
  await screen.shows(5);
  await screen.leave();
  expect(screen.messages.map(({ number, head }) => [number, head])).toEqual([
    [2, 5],
    [3, 5],
    [4, 5],
    [5, 5],
  ]);
});

test.each([4, -1, 0.5, NaN, 2 ** 60])('after %d in an inbox of three entries is refused', async (after) => {
  const owner = await inboxOf(3);
  const refused = readers.read(owner, after, new AbortController().signal).next();
  await expect(refused).rejects.toThrow(LiveAfterInvalid);
  await expect(refused).rejects.toMatchObject({ code: 'LIVE_AFTER_INVALID' });
});

test('a number just committed by another process is not refused by a reader that has not heard of it', async () => {
  const owner = await inboxOf(1);
  const screen = watch(readers, owner);
  await until(() => screen.messages.length === 1);
  await deliver(database.store, owner);
  const resumed = watch(readers, owner, 2);
  await until(() => resumed.messages.length > 0);
  expect(resumed.messages[0]).toMatchObject({ number: 2, head: 2 });
  await Promise.all([screen.leave(), resumed.leave()]);
});

test('an idle inbox gives heartbeats, a busy one too', async () => {
  const owner = await inboxOf(1);
  const idle = watch(readers, await inboxOf(0));
  const busy = watch(readers, owner, 0);
  const beatsOf = ({ messages }: typeof idle) => messages.filter(({ entry }) => !entry).length;
  const last = performance.now() + 60_000;
  while ([idle, busy].some((screen) => beatsOf(screen) < 3) && performance.now() < last) {
    for (const { number } of await deliver(database.store, owner)) bus.wake(owner, number);
    await wait(20);
  }
  for (const screen of [idle, busy]) {
    await screen.leave();
    expect(beatsOf(screen)).toBeGreaterThanOrEqual(3);
  }
});

test('while the database is away there is no heartbeat; when it is back nothing is missing', async () => {
  const owner = await inboxOf(2);
  const screen = watch(readers, owner, 0);
  await screen.shows(2);
  await database.away(true);
  // what was on its way may still come
  let shown = -1;
  for (let looks = 0; looks < 10 && screen.messages.length !== shown; looks++) {
    shown = screen.messages.length;
    await wait(2_500);
  }
  expect(screen.messages.length).toBe(shown);
  const joined = watch(readers, owner, 1);
  await database.away(false);
  await deliver(database.store, owner);
  await Promise.all([screen.shows(3), joined.shows(3)]);
  await Promise.all([screen.leave(), joined.leave()]);
  expect(screen.numbers).toEqual([1, 2, 3]);
  expect(joined.numbers).toEqual([2, 3]);
});

test('a consumer that stands still holds nothing up and misses nothing, even beyond the ring', async () => {
  const owner = randomUUID();
  const left = new AbortController();
  const slow = readers.read(owner, 0, left.signal);
  await slow.next();
  const quick = watch(readers, owner, 0);
  for (const _batch of oneTo(7)) await deliver(database.store, owner, 100);
  bus.wake(owner, 700);
  await quick.shows(700);
  const numbers: number[] = [];
  while (numbers.length < 700) {
    const { value } = await slow.next();
    if (value.entry) numbers.push(value.number);
  }
  expect(numbers).toEqual(oneTo(700));
  left.abort();
  expect((await slow.next()).done).toBe(true);
  await quick.leave();
});

test('a thousand subscribers of one inbox that resume together cost a handful of queries', async () => {
  const owner = await inboxOf(150);
  const queries = countTransactions();
  const screens = oneTo(1_000).map(() => watch(readers, owner, 10));
  await Promise.all(screens.map((screen) => screen.shows(150)));
  // a poll each second counts too, and a busy machine takes some
  expect(await queries()).toBeLessThan(100);
  for (const screen of screens) expect(screen.numbers).toEqual(span(11, 150));
  await Promise.all(screens.map((screen) => screen.leave()));
});

test('nobody watches: nothing is read', async () => {
  const owner = await inboxOf(1);
  const screen = watch(readers, owner);
  await until(() => screen.messages.length > 0);
  await screen.leave();
  expect(readers.watched).toBe(0);
  await wait(1_200);
  const queries = countTransactions();
  bus.wake(owner, 7);
  await wait(1_500);
  expect(await queries()).toBe(0);
});

test('an inbox restored to an earlier state ends reading with an error instead of silence', async () => {
  const owner = await inboxOf(5);
  const reading = readers.read(owner, 5, new AbortController().signal);
  await reading.next();
  await database.query('delete from inbox_entry where number > 3 and inbox = (select id from inbox where owner = $1)', [
    owner,
  ]);
  await database.query('update inbox set head = 3 where owner = $1', [owner]);
  await expect(reading.next()).rejects.toThrow(LiveAfterInvalid);
});

test('closing ends every generator', async () => {
  const screens = [watch(readers, randomUUID()), watch(readers, await inboxOf(9), 0)];
  await screens[1]!.shows(9);
  await readers.close();
  await Promise.all(screens.map((screen) => screen.leave()));
  expect(await readers.read(randomUUID(), 0, new AbortController().signal).next()).toEqual({
    done: true,
    value: undefined,
  });
});

/** Counts the transactions the store runs from now on. */
const countTransactions = (): (() => Promise<number>) => {
  const { store } = database;
  const real = store.inActor.bind(store);
  let count = 0;
  store.inActor = ((actor, work) => (count++, real(actor, work))) as typeof real;
  return async () => {
    store.inActor = real;
    return count;
  };
};
