import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InboxReaders, InProcessBus } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { deliver, span, watch } from './office.js';

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

/** Sizes around the page of 100 and the ring of 256. */
const size = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(99, 100, 101, 200, 255, 256, 257, 300));

test('whatever lies in table and ring, a reader that resumes gets after + 1, after + 2, ... to the end', async () => {
  const plan = fc.record({ before: size, ringed: size, live: size, back: fc.double({ min: 0, max: 1, noNaN: true }) });
  await fc.assert(
    fc.asyncProperty(plan, async ({ before, ringed, live, back }) => {
      const owner = randomUUID();
      const bus = new InProcessBus();
      const readers = new InboxReaders({ store: database.store, bus });
      const grow = async (count: number) => {
        const added = await deliver(database.store, owner, count);
        if (added.length) bus.wake(owner, added.at(-1)!.number);
      };
      await grow(before);
      const first = watch(readers, owner, before);
      await grow(ringed);
      if (ringed) await first.shows(before + ringed);
      const after = Math.floor(back * (before + ringed));
      const resumed = watch(readers, owner, after);
      await grow(live);
      const head = before + ringed + live;
      if (head > before) await first.shows(head);
      if (head > after) await resumed.shows(head);
      await Promise.all([first.leave(), resumed.leave(), readers.close()]);
      expect(first.numbers).toEqual(span(before + 1, head));
      expect(resumed.numbers).toEqual(span(after + 1, head));
    }),
    {
      numRuns: 60,
      examples: [
        [{ before: 257, ringed: 256, live: 1, back: 0 }],
        [{ before: 300, ringed: 257, live: 300, back: 0.5 }],
      ],
    },
  );
}, 120_000);
