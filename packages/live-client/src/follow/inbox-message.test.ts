import { expect, it } from '@jest/globals';
import { readArrival } from './inbox-message.js';

const error = { message: 'no', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } };
const message = { number: 4, head: 4, office: 'o', at: 'now' };
const arrival = (noun: object, received: number, errors?: (typeof error)[]) =>
  readArrival({ data: { alias: { ...message, ...noun } }, errors }, received).kind;

it.each([
  ['has an entry, whatever its noun', arrival({ update: {} }, 3), 'ENTRY'],
  ['has a part of its entry', arrival({ one: {}, other: null }, 3), 'ENTRY'],
  ['has no entry', arrival({ alert: null }, 4), 'HEARTBEAT'],
  ['has no entry though its number is new', arrival({ alert: null }, 3), 'HEARTBEAT'],
  ['has an entry that could not be read', arrival({ alert: null }, 3, [error]), 'ENTRY'],
  ['is a heartbeat with a fault', arrival({ alert: null }, 4, [error]), 'HEARTBEAT'],
  ['is no message', readArrival({ data: null, errors: [error] }, 3).kind, 'NONE'],
  ['has no number', readArrival({ data: { caseAlerts: { head: 4 } } }, 3).kind, 'NONE'],
])('an answer that %s', (_what, kind, expected) => {
  expect(kind).toBe(expected);
});
