import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { eventually } from '../../scene/eventually.js';
import { TcpProxy } from './tcp-proxy.js';

let servers: Server[];
let sockets: Socket[];
let proxy: TcpProxy;

/** Answers everything with its name and what it got. */
const echo = async (name: string): Promise<number> => {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => void socket.write(`${name}:${data.toString()}`));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const dial = () => {
  const socket = connect(proxy.port, '127.0.0.1');
  const seen = { text: '', ended: false, socket };
  sockets.push(socket);
  socket.on('error', () => undefined);
  socket.on('data', (data) => (seen.text += data.toString()));
  socket.on('close', () => (seen.ended = true));
  return seen;
};

const ask = async (text: string): Promise<ReturnType<typeof dial>> => {
  const seen = dial();
  seen.socket.write(text);
  await eventually('an answer or the end', () => seen.ended || seen.text.length > 0);
  return seen;
};

/** Leaves nothing else the processor. */
const spend = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

beforeEach(async () => {
  [servers, sockets] = [[], []];
  proxy = await TcpProxy.open([await echo('a'), await echo('b')]);
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  await proxy.close();
});

it('leads to each replica in turn, and to the one that is left', async () => {
  expect([(await ask('1')).text, (await ask('2')).text].sort()).toEqual(['a:1', 'b:2']);
  servers[0]!.close();
  expect((await ask('3')).text).toBe('b:3');
  expect((await ask('4')).text).toBe('b:4');
});

it('cuts what is open and what comes, until it is told otherwise', async () => {
  const open = await ask('1');
  proxy.set({ kind: 'CUT' });
  await eventually('it is cut', () => open.ended);
  expect(await ask('2')).toMatchObject({ text: '', ended: true });
  proxy.clear();
  expect((await ask('3')).text).toMatch(/:3$/);
});

it('in a black hole nothing is answered, and nothing goes on afterwards', async () => {
  const open = await ask('1');
  proxy.set({ kind: 'BLACKHOLE' });
  const fresh = dial();
  for (const { socket } of [open, fresh]) socket.write('lost');
  await eventually('both are taken', () => proxy.open === 2);
  proxy.clear();
  await eventually('both are reset', () => open.ended && fresh.ended);
  expect(open.text + fresh.text).toMatch(/^[ab]:1$/);
});

it('delays in order', async () => {
  const seen = await ask('1');
  proxy.set({ kind: 'DELAY', ms: 300 });
  const from = performance.now();
  seen.socket.write('2');
  proxy.clear();
  await eventually('the answer', () => seen.text.includes('2'));
  expect(seen.text).toMatch(/^([ab]):1\1:2$/);
  proxy.set({ kind: 'DELAY', ms: 300 });
  seen.socket.write('3');
  await eventually('the answer', () => seen.text.includes('3'));
  expect(performance.now() - from).toBeGreaterThan(300);
});

it('keeps the order of what was delayed and of what comes when the delay is over, however busy the process', async () => {
  const [seen, busy] = [await ask('0,'), await ask('x')];
  busy.socket.on('data', () => spend(5));
  const sent = Array.from({ length: 200 }, (_, index) => `${index},`);
  for (const [index, text] of sent.slice(1).entries()) {
    proxy.set(index % 20 < 10 ? { kind: 'DELAY', ms: 40 } : { kind: 'CLEAR' });
    if (index % 3 === 0) busy.socket.write('x');
    seen.socket.write(text);
    await pause(1);
  }
  await eventually('all has come', () => seen.text.includes('199,'));
  expect(seen.text.replaceAll(/[ab]:/g, '').split(',')).toEqual(sent.join('').split(','));
});

it('truncates answers', async () => {
  const seen = await ask('1');
  proxy.set({ kind: 'TRUNCATE', bytes: 4 });
  seen.socket.write('2345');
  await eventually('its end', () => seen.ended);
  expect(seen.text).toMatch(/^([ab]):1\1:23$/);
});

it('stands still without losing anything', async () => {
  const seen = await ask('1');
  proxy.set({ kind: 'STILL' });
  seen.socket.write('2');
  const fresh = dial();
  fresh.socket.write('3');
  await eventually('it is taken', () => proxy.open === 2);
  expect(fresh.text).toBe('');
  proxy.clear();
  await eventually('that has come, too', () => fresh.text.includes('3'));
  await eventually('all has come', () => seen.text.includes('2'));
  expect(seen.text).toMatch(/^([ab]):1\1:2$/);
});
