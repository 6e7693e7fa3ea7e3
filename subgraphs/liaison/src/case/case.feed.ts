import { z } from 'zod';
import { type FeedReading, serviceCaller } from '@hub/subgraph-kit';
import { stopTelling } from '../release/release.ending.js';
import { keepConsent, keepLead, keepMerge } from './case.store.js';

const record = z.union([
  z.object({ case: z.uuid(), leadCommittee: z.string() }),
  z.object({ case: z.uuid(), counterpartConsent: z.enum(['WITHDRAWN', 'GIVEN']) }),
  z.object({ case: z.uuid(), mergedInto: z.uuid() }),
]);

/** Which cases there are, who leads them and which two are one, and whether somebody of one lets the other side know no more. */
export const casesReading: FeedReading = {
  feed: 'cases',
  take: async (tx, { owner, body }, services) => {
    // what cannot be read must not stop what comes after it
    const read = record.safeParse(body);
    if (!read.success) return;
    const { data } = read;
    if ('leadCommittee' in data) return keepLead(tx, data.case, data.leadCommittee);
    const acting = { ...services, caller: serviceCaller(owner) };
    if ('mergedInto' in data) {
      const isWithdrawn = await keepMerge(tx, data.case, data.mergedInto);
      // what stood against telling of one stands against telling of both
      return isWithdrawn ? stopTelling(tx, acting, data.mergedInto) : undefined;
    }
    const isWithdrawn = data.counterpartConsent === 'WITHDRAWN';
    await keepConsent(tx, data.case, isWithdrawn ? services.now() : null);
    if (isWithdrawn) await stopTelling(tx, acting, data.case);
  },
};
