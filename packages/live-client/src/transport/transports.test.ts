import { expect, it } from '@jest/globals';
import { streamUrl } from './transports.js';

it.each([
  ['ws://127.0.0.1:4001/graphql', 'http://127.0.0.1:4001/graphql/stream'],
  ['wss://hub.example/live/graphql/', 'https://hub.example/live/graphql/stream'],
])('the event stream of %s is %s', (live, stream) => {
  expect(streamUrl(live)).toBe(stream);
});
