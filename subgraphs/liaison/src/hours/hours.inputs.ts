import { z } from 'zod';
import { WEEKDAYS } from '@hub/vocabulary';

const MOST = 14;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const END = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Days in the order of the week; each once. */
const days = z
  .array(z.enum(WEEKDAYS))
  .min(1)
  .max(WEEKDAYS.length)
  .transform((given) => WEEKDAYS.filter((day) => given.includes(day)));

export const weeklyHours = z
  .array(
    z
      .object({ days, from: z.string().regex(TIME), until: z.string().regex(END) })
      .refine(({ from, until }) => from !== until, { path: ['until'] }),
  )
  .max(MOST);
