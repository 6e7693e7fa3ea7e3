import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventStreamReader } from './event-stream.js';

const TEXT =
  ':\n\nid: 4\nevent: next\ndata: {"a":"ບໍ່"}\n\n:\n\nevent: next\r\ndata:two\r\ndata:lines\r\n\r\nevent: complete\ndata:\n\n';
const EVENTS = [
  { event: 'next', data: '{"a":"ບໍ່"}' },
  { event: 'next', data: 'two\nlines' },
  { event: 'complete', data: '' },
];

it('events are the same however their text is cut into pieces, and comments are none', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(TEXT.length), { maxLength: 20 }), (cuts) => {
      const reader = new EventStreamReader();
      const edges = [0, ...cuts.toSorted((one, other) => one - other), TEXT.length];
      const events = edges.slice(1).flatMap((edge, index) => reader.push(TEXT.slice(edges[index], edge)));
      expect(events).toEqual(EVENTS);
    }),
  );
});
