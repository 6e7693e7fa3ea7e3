import { z } from 'zod';
import type { FeedReading } from '@hub/subgraph-kit';
import { insertVersion, meetVersion, unmeetVersion } from './policy.store.js';

const record = z.discriminatedUnion('what', [
  z.object({
    ...{ what: z.literal('PUBLISHED'), id: z.uuid(), policy: z.string(), number: z.int().positive() },
    inForceOn: z.iso.date(),
  }),
  z.object({ what: z.literal('MET'), version: z.uuid(), committee: z.uuid(), on: z.iso.date() }),
  z.object({ what: z.literal('UNMET'), version: z.uuid(), committee: z.uuid() }),
]);

/** What trainings tells of policies: versions that were published, and committees that were trained since, or were not after all. */
export const policyReading: FeedReading = {
  feed: 'policy',
  take: async (tx, { body }) => {
    // what cannot be read must not stop what comes after it
    const { data } = record.safeParse(body);
    if (data?.what === 'PUBLISHED') await insertVersion(tx, data);
    if (data?.what === 'MET') await meetVersion(tx, data);
    if (data?.what === 'UNMET') await unmeetVersion(tx, data);
  },
};
