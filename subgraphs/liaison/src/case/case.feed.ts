import { z } from 'zod';
import { type FeedReading, serviceCaller } from '@hub/subgraph-kit';
import { stopTelling } from '../release/release.ending.js';
import { keepConsent, keepLead } from './case.store.js';

const record = z.union([
  z.object({ case: z.uuid(), leadCommittee: z.string() }),
  z.object({ case: z.uuid(), counterpartConsent: z.enum(['WITHDRAWN', 'GIVEN']) }),
]);

/** Which cases there are and who leads them, and whether somebody of one lets the other side know no more. */
export const casesReading: FeedReading = {
  feed: 'cases',
  take: async (tx, { owner, body }, services) => {
    // what cannot be read must not stop what comes after it
    const read = record.safeParse(body);
    if (!read.success) return;
    const { data } = read;
    if ('leadCommittee' in data) return keepLead(tx, data.case, data.leadCommittee);
    const isWithdrawn = data.counterpartConsent === 'WITHDRAWN';
    await keepConsent(tx, data.case, isWithdrawn ? services.now() : null);
    if (isWithdrawn) await stopTelling(tx, { ...services, caller: serviceCaller(owner) }, data.case);
  },
};
