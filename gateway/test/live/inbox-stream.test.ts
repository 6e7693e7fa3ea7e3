import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { InboxStream } from '../../src/live/inbox-stream.js';
import type { Attachment, Upstream } from '../../src/live/upstream.js';
import { until } from './until.js';

/** An upstream the test speaks through. */
class HandUpstream {
  readonly starts: (number | undefined)[] = [];
  attached: Attachment | undefined;

  attach(attachment: Attachment): () => void {
    this.attached = attachment;
    this.starts.push(attachment.request().variables['after'] as number | undefined);
    return () => (this.attached = undefined);
  }

  entry(number: number, rest: object = {}): void {
    this.attached?.next({ data: { alerts: { hub_number: number, hub_entry: { __typename: 'Alert' } } }, ...rest });
  }

  heartbeat(number: number): void {
    this.attached?.next({ data: { alerts: { hub_number: number, hub_entry: null } } });
  }
}

let upstream: HandUpstream;
let refusals: string[];
let ready: () => void;
/** How long each event takes to be completed, by number. */
let delays: Record<number, number>;

beforeEach(() => {
  upstream = new HandUpstream();
  refusals = [];
  ready = () => undefined;
  delays = {};
});

const numberOf = ({ data }: ExecutionResult) => (data as { alerts: { hub_number: number } }).alerts.hub_number;

const opened: InboxStream[] = [];
afterEach(() => opened.splice(0).forEach((stream) => stream.close()));

const open = (after: number | undefined, window = 8): InboxStream => {
  const stream = new InboxStream(
    {
      upstream: () => upstream as unknown as Upstream,
      request: (from) => ({ query: '', variables: { after: from }, caller: undefined as never }),
      complete: async (event) => {
        await new Promise((resolve) => setTimeout(resolve, delays[numberOf(event)] ?? 0));
        return { text: `text ${numberOf(event)}` };
      },
      responseKey: 'alerts',
    },
    { after, window, onReady: () => ready(), onRefused: (code) => refusals.push(code) },
  );
  opened.push(stream);
  return stream;
};

const drain = async (stream: InboxStream, count: number): Promise<string[]> => {
  const taken: string[] = [];
  await until(() => {
    for (let message = stream.take(); message; message = stream.take())
      taken.push(message.heartbeat ? `heartbeat ${message.number}` : message.text);
    return taken.length >= count;
  });
  return taken;
};

describe('a stream', () => {
  test('drops what it has had before', async () => {
    const stream = open(2);
    for (const number of [1, 2, 3, 3, 2, 4]) upstream.entry(number);
    expect(await drain(stream, 2)).toEqual(['text 3', 'text 4']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stream.take()).toBeUndefined();
  });

  test('does not go on past a hole, but asks again from before it', async () => {
    const stream = open(2);
    upstream.entry(3);
    upstream.entry(5);
    upstream.entry(6);
    expect(await drain(stream, 1)).toEqual(['text 3']);
    await until(() => upstream.starts.length === 2);
    expect(upstream.starts).toEqual([2, 3]);
    upstream.entry(4);
    expect(await drain(stream, 1)).toEqual(['text 4']);
  });

  test('takes a heartbeat beyond its number for a hole', async () => {
    open(2);
    upstream.heartbeat(4);
    await until(() => upstream.starts.length === 2);
    expect(upstream.starts).toEqual([2, 2]);
  });

  test('starts live where the first heartbeat says', async () => {
    const stream = open(undefined);
    upstream.heartbeat(7);
    upstream.entry(8);
    expect(await drain(stream, 2)).toEqual(['heartbeat 7', 'text 8']);
  });

  test('keeps the order although later events are completed sooner', async () => {
    delays = { 1: 60, 2: 30 };
    const stream = open(0);
    for (const number of [1, 2, 3]) upstream.entry(number);
    expect(await drain(stream, 3)).toEqual(['text 1', 'text 2', 'text 3']);
  });

  test('passes on an alert that its subgraph could not read, as an error and not as a hole', async () => {
    const stream = open(0);
    upstream.attached?.next({ data: { alerts: { hub_number: 1, hub_entry: null } }, errors: [{} as never] });
    upstream.entry(2);
    expect(await drain(stream, 2)).toEqual(['text 1', 'text 2']);
    expect(upstream.starts).toEqual([0]);
  });

  test('leaves when its window is full, and comes back for the next number when there is room', async () => {
    const stream = open(0, 4);
    for (const number of [1, 2, 3, 4, 5, 6]) upstream.entry(number);
    expect(upstream.attached).toBeUndefined();
    expect(await drain(stream, 4)).toEqual(['text 1', 'text 2', 'text 3', 'text 4']);
    expect(upstream.starts).toEqual([0, 4]);
  });

  test('comes back after its subgraph ended it, and ends when it was refused', async () => {
    open(3);
    upstream.attached?.ended(undefined);
    await until(() => upstream.starts.length === 2);
    upstream.attached?.ended('SUBGRAPH_FAILED');
    await until(() => upstream.starts.length === 3);
    expect(refusals).toEqual([]);
    upstream.attached?.ended('FORBIDDEN_ACTION');
    expect(refusals).toEqual(['FORBIDDEN_ACTION']);
    expect(upstream.starts).toEqual([3, 3, 3]);
  });

  test('says nothing after it was closed', async () => {
    let told = 0;
    ready = () => told++;
    const stream = open(0);
    upstream.entry(1);
    stream.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).toBe(0);
    expect(stream.take()).toBeUndefined();
    expect(upstream.attached).toBeUndefined();
  });
});
