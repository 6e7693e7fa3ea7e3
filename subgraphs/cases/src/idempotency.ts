import { z } from 'zod';

/** What an idempotency key may look like. */
export const keyRules = z.object({ idempotencyKey: z.string().regex(/^[\x21-\x7e]{1,200}$/) });
