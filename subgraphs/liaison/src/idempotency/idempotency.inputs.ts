import { z } from 'zod';

export const idempotencyKey = z.string().min(8).max(128);
