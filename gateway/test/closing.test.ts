import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { DEFAULT_LIMITS } from '../src/index.js';
import { SmallHub } from './fakes/small-hub.js';

test('a stop waits neither for a client that asks nothing nor for the keep-alive of one just answered', async () => {
  const hub = await new SmallHub().start({ limits: { ...DEFAULT_LIMITS, deadlineMs: 300 } });
  const silent = connect(hub.server.port, '127.0.0.1');
  await once(silent, 'connect');
  const ended = once(silent, 'close');
  silent.resume().on('error', () => undefined);
  expect((await hub.query('{ __typename }')).status).toBe(200);
  await hub.stop();
  await ended;
});
