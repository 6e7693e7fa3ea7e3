import { z } from 'zod';
import { type FeedReading, isId, type NotifyRecord } from '@hub/subgraph-kit';
import { ALERT_RULES, URGENCIES } from '@hub/vocabulary';
import { enqueueAlert } from './delivery.store.js';

const notify = z.object({
  office: z.string().refine(isId),
  rule: z.enum(ALERT_RULES).nullable(),
  urgency: z.enum(URGENCIES).nullable(),
  audience: z.enum(['DUTY', 'OFFICE']),
  inbox: z.string().regex(/^\w{1,60}$/),
  number: z.int().positive(),
  at: z.iso.datetime(),
}) satisfies z.ZodType<NotifyRecord>;

/** Whatever asks for people to be reached becomes notices in the transaction that moves the feed on: each once. */
export const notifyReading: FeedReading = {
  feed: 'notify',
  take: async (tx, { owner, number, body }, { directory, now }) => {
    // what cannot be read must not stop what comes after it
    const read = notify.safeParse(body);
    if (!read.success) return;
    const { audience, ...told } = read.data;
    const alert = { ...told, record: `${owner}:${number}` };
    const duty = audience === 'DUTY' ? directory.onDuty(alert.office, now().getTime()) : [];
    // nobody on duty, or nobody who can be reached: then everybody
    if (duty.length && (await enqueueAlert(tx, alert, duty))) return;
    await enqueueAlert(tx, alert, null);
  },
};
