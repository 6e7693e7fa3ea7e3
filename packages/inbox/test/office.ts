import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { systemActor, type Store } from '@hub/store';
import { type AppendedEntry, appendEntries, type InboxMessage, type InboxReaders } from '../src/index.js';

export const JOB = systemActor('test');

/** Writes `count` entries to one inbox, in one transaction. */
export const deliver = (store: Store, owner: string, count = 1): Promise<AppendedEntry[]> =>
  store.inActor(JOB, (tx) =>
    appendEntries(
      tx,
      Array.from({ length: count }, (_, place) => ({ owner, event: randomUUID(), rule: 'A1', body: { place } })),
    ),
  );

/** A subscriber that notes what it was shown. */
export interface Screen {
  readonly messages: InboxMessage[];
  readonly numbers: number[];
  readonly events: string[];
  /** Resolves when entry `number` was shown. */
  readonly shows: (number: number) => Promise<void>;
  readonly leave: () => Promise<void>;
}

export const watch = (readers: InboxReaders, owner: string, after?: number): Screen => {
  const left = new AbortController();
  const messages: InboxMessage[] = [];
  const reading = (async () => {
    for await (const message of readers.read(owner, after, left.signal)) messages.push(message);
  })();
  let failure: Error | undefined;
  reading.catch((error: unknown) => (failure = error instanceof Error ? error : new Error('reading failed')));
  const entries = () => messages.filter(({ entry }) => entry);
  return {
    messages,
    get numbers() {
      return entries().map(({ number }) => number);
    },
    get events() {
      return entries().map(({ entry }) => entry!.event);
    },
    shows: (number) =>
      until(() => {
        if (failure) throw failure;
        return messages.some((message) => message.entry && message.number === number);
      }),
    leave: async () => {
      left.abort();
      await reading;
    },
  };
};

/** Waits for a condition, at most 20 s. */
export const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  const last = performance.now() + 20_000;
  while (!(await condition())) {
    if (performance.now() > last) throw new Error(`never came true: ${String(condition)}`);
    await wait(5);
  }
};

/** first, first + 1, ..., last; empty when last comes before first. */
export const span = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, place) => first + place);

export const oneTo = (last: number): number[] => span(1, last);
