import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test } from '@jest/globals';
import { ASSERTION_HEADER, createAssertionSigner, createAssertionVerifier } from '../src/assertion.js';
import { type FeedOptions, followFeed } from '../src/feed-client.js';

const key = randomBytes(32).toString('base64url');
const sign = createAssertionSigner({ issuer: 'cases', audience: 'committees' }, key);

let server: Server | undefined;
let reading: AbortController;
afterEach(() => {
  reading.abort();
  server?.closeAllConnections();
  server?.close();
});

type Serve = (after: number, response: ServerResponse, connection: number) => void;

/** The owner of a feed, on its own port or on the one it had before a restart. */
const startOwner = async (serve: Serve, port = 0) => {
  let connections = 0;
  const verify = createAssertionVerifier('committees', { cases: key });
  server = createServer((request, response) => {
    const path = request.url ?? '';
    verify(request.headers[ASSERTION_HEADER] as string, { method: 'GET', path, body: '' });
    serve(Number(new URL(path, 'http://owner').searchParams.get('after')), response, (connections += 1));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

const entries = (from: number, to: number) =>
  Array.from(
    { length: to - from + 1 },
    (_, index) => `${JSON.stringify({ number: from + index, body: { n: from + index } })}\n`,
  );

/** Follows the feed until `until` entries were taken. */
const read = async (port: number, until: number, options: Partial<FeedOptions> = {}) => {
  const taken: number[] = [];
  const troubles: string[] = [];
  const heads: number[] = [];
  reading = new AbortController();
  let position = 0;
  await followFeed({
    origin: `http://127.0.0.1:${port}`,
    feed: 'directory',
    reader: 'cases',
    sign,
    after: () => position,
    onHead: (head) => void heads.push(head),
    onTrouble: (reason) => troubles.push(reason),
    signal: reading.signal,
    ...options,
    onEntry: async (number, body) => {
      await options.onEntry?.(number, body);
      taken.push(number);
      position = number;
      if (number === until) reading.abort();
    },
  });
  return { taken, troubles, heads };
};

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('entries come in order with their heads', async () => {
  const port = await startOwner((after, response) => {
    response.write('{"head":3,"at":"2026-03-01T00:00:00Z"}\n');
    response.write(entries(after + 1, 3).join(''));
  });
  expect(await read(port, 3)).toEqual({ taken: [1, 2, 3], troubles: [], heads: [3] });
});

test('an owner that restarts in the middle of a line costs no entry and repeats none', async () => {
  const port = await startOwner((after, response) => {
    response.write(entries(after + 1, 5).join('') + '{"number":6,"bo');
    setTimeout(() => {
      server?.closeAllConnections();
      server?.close(() => void startOwner((again, next) => next.write(entries(again + 1, 9).join('')), port));
    }, 50);
  });
  const { taken, troubles } = await read(port, 9);
  expect(taken).toEqual(upTo(9));
  expect(troubles.length).toBeGreaterThan(0);
});

test('a line that arrives in pieces is one entry, letters of several bytes included', async () => {
  const bytes = Buffer.from('{"number":1,"body":"เชียงของ"}\n');
  const bodies: unknown[] = [];
  const port = await startOwner(async (_, response) => {
    for (const byte of bytes) {
      response.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  await read(port, 1, { onEntry: (_, body) => void bodies.push(body) });
  expect(bodies).toEqual(['เชียงของ']);
});

test('an entry that could not be taken is asked for again', async () => {
  let failures = 2;
  const port = await startOwner((after, response) => response.write(entries(after + 1, 4).join('')));
  const { taken, troubles } = await read(port, 4, {
    onEntry: (number) => {
      if (number === 3 && failures-- > 0) throw new Error('the database is away');
    },
  });
  expect(taken).toEqual([1, 2, 3, 4]);
  expect(troubles).toEqual(['the database is away', 'the database is away']);
});

test('the next entry waits until the one before was taken', async () => {
  let busy = false;
  const port = await startOwner((after, response) => response.write(entries(after + 1, 5).join('')));
  const { taken } = await read(port, 5, {
    onEntry: async () => {
      expect(busy).toBe(false);
      busy = true;
      await new Promise((resolve) => setTimeout(resolve, 5));
      busy = false;
    },
  });
  expect(taken).toEqual(upTo(5));
});

test.each([
  ['refuses', (response: ServerResponse) => response.writeHead(401).end(entries(7, 7).join(''))],
  ['sends the reader elsewhere', (response: ServerResponse) => response.writeHead(302, { location: '/other' }).end()],
  ['sends no JSON', (response: ServerResponse) => response.end('<html>\n')],
  ['ends at once', (response: ServerResponse) => response.end()],
])('an owner that first %s is asked again', async (_, first) => {
  const port = await startOwner((after, response, connection) =>
    connection === 1 ? first(response) : response.write(entries(after + 1, 2).join('')),
  );
  expect((await read(port, 2)).taken).toEqual([1, 2]);
});

test('a feed that falls silent is opened again', async () => {
  const port = await startOwner((after, response, connection) =>
    response.write(entries(after + 1, connection === 1 ? 1 : 2).join('')),
  );
  expect(await read(port, 2)).toMatchObject({ taken: [1, 2], troubles: ['feed is silent'] });
});

test('a feed that has nothing new but its head stays open', async () => {
  let connections = 0;
  const port = await startOwner((_, response, connection) => {
    connections = connection;
    let beats = 0;
    const heart = setInterval(() => {
      beats += 1;
      response.write(beats < 6 ? '{"head":0,"at":"2026-03-01T00:00:00Z"}\n' : entries(1, 1).join(''));
      if (beats === 6) clearInterval(heart);
    });
    response.on('close', () => clearInterval(heart));
  });
  expect(await read(port, 1)).toMatchObject({ taken: [1], troubles: [] });
  expect(connections).toBe(1);
});

test('an abort ends the reading while it waits', async () => {
  const port = await startOwner((_, response) => response.write('{"head":0,"at":"2026-03-01T00:00:00Z"}\n'));
  const following = read(port, 1, { onHead: () => reading.abort() });
  expect((await following).taken).toEqual([]);
});

test.each([
  // a busy machine may collect for so long that it falls silent first; aborted it is all the same
  ['aborted', 1, () => reading.abort(), { taken: [1] }],
  ['reopened when it falls silent', 2, () => undefined, { taken: [1, 2], troubles: ['feed is silent'] }],
])('a feed can be %s after garbage was collected', async (_, last, then, expected) => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const port = await startOwner((after, response, connection) =>
    response.write(entries(after + 1, connection === 1 ? 1 : last).join('')),
  );
  const following = read(port, 2);
  // few: a collection of a full heap takes long, and the feed may not fall silent meanwhile
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
  }
  then();
  expect(await following).toMatchObject(expected);
});

test('an owner that goes on refusing is told of once', async () => {
  const port = await startOwner((after, response, connection) =>
    connection < 4 ? response.writeHead(503).end() : response.write(entries(after + 1, 1).join('')),
  );
  expect(await read(port, 1)).toEqual({ taken: [1], troubles: ['feed answered 503'], heads: [] });
});
