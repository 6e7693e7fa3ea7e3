import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemActor } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
/** Sockets through which nothing comes any more, though nobody closed them. */
const sockets: Socket[] = [];
let proxy: Server;
/** Connections that are taken and not answered, from now on. */
let deafTo = 0;

beforeAll(async () => {
  database = await createDatabase();
  await database.migrate();
  const { hostname, port } = new URL(database.appUrl);
  proxy = createServer((near) => {
    if (deafTo-- > 0) return void sockets.push(near);
    const far = dial(Number(port), hostname);
    near.pipe(far);
    far.pipe(near);
    for (const socket of [near, far]) sockets.push(socket.on('error', () => {}));
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});

afterAll(async () => {
  await database.drop();
  for (const socket of sockets) socket.destroy();
  proxy.close();
});

const goSilent = (): void => {
  for (const socket of sockets) socket.unpipe();
};

test('a connection whose server fell silent is given up and replaced, it does not poison the pool', async () => {
  const url = Object.assign(new URL(database.appUrl), { port: (proxy.address() as AddressInfo).port }).href;
  const store = await database.open({ url, poolSize: 1 });
  const one = () => store.inActor(systemActor('test'), (tx) => tx.query('select 1 as one'));
  await expect(one()).resolves.toEqual([{ one: 1 }]);
  goSilent();
  await expect(one()).rejects.toThrow('Query read timeout');
  await expect(one()).resolves.toEqual([{ one: 1 }]);
});

test('a server that does not answer at once is waited for when a process starts, but not for ever', async () => {
  const url = Object.assign(new URL(database.appUrl), { port: (proxy.address() as AddressInfo).port }).href;
  deafTo = 2;
  const store = await database.open({ url, poolSize: 1 });
  await expect(store.inActor(systemActor('test'), (tx) => tx.query('select 1 as one'))).resolves.toEqual([{ one: 1 }]);
  deafTo = 100;
  await expect(database.open({ url, poolSize: 1 })).rejects.toThrow('connection timeout');
});
