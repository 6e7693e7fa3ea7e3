import { z } from 'zod';
import { INDICATOR_CODES, INDICATOR_DIMENSIONS } from '@hub/vocabulary';

const day = z.iso.date();

const figureRules = z.object({
  code: z.enum(INDICATOR_CODES as [(typeof INDICATOR_CODES)[number]]),
  of: z.string().min(1).max(40),
  period: z.string().min(1).max(20),
  value: z.number().nullable(),
  n: z.number().int().min(0).nullable(),
  asOf: day,
  scope: z.string(),
  source: z.string(),
  lowerBound: z.boolean(),
  suppressed: z.boolean(),
  parts: z.array(z.object({ dimension: z.enum(INDICATOR_DIMENSIONS), key: z.string(), value: z.number() })),
});

/**
 * A figure that the records of a subgraph give, as it tells the one that owns indicators. It says how many and nothing
 * of whom: `of` is `ALL`, the P-code of a province or the id of a committee.
 */
export type RecordedFigure = Readonly<z.infer<typeof figureRules>>;

const entryRules = z.object({ figures: z.array(z.unknown()) });

/** The figures in an entry of the feed. What cannot be read is left out, and stops nothing beside it. */
export const figuresIn = (body: unknown): RecordedFigure[] => {
  const entry = entryRules.safeParse(body);
  return (entry.data?.figures ?? []).flatMap((each) => figureRules.safeParse(each).data ?? []);
};
