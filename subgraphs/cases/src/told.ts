import { z } from 'zod';

/** A text that may be left out: trimmed, blank is null. */
export const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullish()
    .transform((text) => text || null);

/** What is left out is undefined. */
export const left = <Rules extends z.ZodType>(rules: Rules) => rules.nullish().transform((given) => given ?? undefined);
