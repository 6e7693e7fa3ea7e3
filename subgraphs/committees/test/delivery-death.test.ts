import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { claimDue, settle } from '../src/delivery/delivery.store.js';
import { committeesSubgraph } from '../src/subgraph.js';
import { DeliveryWorld, type DeliveryRow, eventually, PARTNER } from './delivery-world.js';
import { Receiver } from './fakes/receiver.js';

let world: DeliveryWorld;
let hook: Receiver;
const senders = new Set<ChildProcess>();

beforeAll(async () => {
  // this process takes the feed and sends nothing: the senders are processes that can be killed
  world = await DeliveryWorld.start({ ...committeesSubgraph, jobs: [] });
  hook = await Receiver.start();
  await world.registerHook('ngo-partner', PARTNER, hook.url);
});
afterEach(async () => {
  for (const sender of senders) await end(sender, 'SIGTERM');
  hook.script = [];
});
afterAll(async () => {
  await world.stop();
  await hook.stop();
});

/** Another replica, as it is shipped. */
const startSender = async (): Promise<ChildProcess> => {
  const sender = spawn(process.execPath, ['subgraphs/committees/dist/main.js', 'serve'], {
    env: { ...process.env, ...world.committees.environment, HUB_PORT_COMMITTEES: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  senders.add(sender);
  let log = '';
  sender.stdout!.on('data', (text: Buffer) => (log += text.toString('utf8')));
  await eventually(() => log.includes('"serving"'));
  return sender;
};
const end = async (sender: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const ended = once(sender, 'exit');
  sender.kill(signal);
  await ended;
  senders.delete(sender);
};
const told = async (number: number): Promise<DeliveryRow | undefined> =>
  (await world.deliveries('office', PARTNER)).find((row) => row.number === number);
const sent = (number: number): Promise<DeliveryRow> =>
  eventually(async () => {
    const row = await told(number);
    return row?.state === 'SENT' && row;
  });
const endLease = (id: string): Promise<unknown> =>
  world.asSystem((tx) => tx.query('update delivery set next_at = now() where id = $1', [id]));

it('killed while the other side has the notice: it is sent again under the same id, and settled once', async () => {
  hook.script = ['HANG'];
  const first = await startSender();
  const { number } = await world.tell({ office: PARTNER });
  await eventually(() => hook.received.length === 1);
  await end(first, 'SIGKILL');
  const held = (await told(number))!;
  expect(held).toMatchObject({ state: 'WAITING', attempts: 1 });
  expect(held.nextAt.getTime()).toBeGreaterThan(Date.now() + 20_000);
  await endLease(held.id);
  await startSender();
  expect(await sent(number)).toMatchObject({ attempts: 2 });
  expect(hook.received.map(({ headers }) => headers['webhook-id'])).toEqual([held.id, held.id]);
}, 120_000);

it('killed before anything was sent: another sender takes over when the lease ends, and a late one changes nothing', async () => {
  const before = hook.received.length;
  const { number } = await world.tell({ office: PARTNER });
  const row = await eventually(() => told(number));
  const [claimed] = await world.asSystem((tx) => claimDue(tx, 'WEBHOOK', 8));
  expect(claimed).toMatchObject({ id: row.id, attempts: 1 });
  await startSender();
  const other = await world.tell({ office: PARTNER });
  await sent(other.number);
  expect(hook.received).toHaveLength(before + 1);
  await endLease(row.id);
  await sent(number);
  await world.asSystem((tx) => settle(tx, claimed!, { state: 'FAILED', outcome: 'REFUSED' }));
  expect(await told(number)).toMatchObject({ state: 'SENT', outcome: 'TAKEN', attempts: 2 });
}, 120_000);

it('two senders share the work: thirty alerts, each sent once', async () => {
  const before = hook.received.length;
  await Promise.all([startSender(), startSender()]);
  const numbers: number[] = [];
  for (let each = 0; each < 30; each++) numbers.push((await world.tell({ office: PARTNER })).number);
  for (const number of numbers) expect(await sent(number)).toMatchObject({ attempts: 1 });
  const ids = hook.received.slice(before).map(({ headers }) => headers['webhook-id']);
  expect(ids).toHaveLength(30);
  expect(new Set(ids).size).toBe(30);
}, 120_000);
