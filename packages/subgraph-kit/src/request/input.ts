import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type Problem, problem } from '../schema/shared-types.js';

/** What is wrong with an input, a problem for each field, named from `input` down; never the value. */
export const problemsOf = (rules: z.ZodType, input: unknown): Problem[] => {
  const checked = rules.safeParse(input);
  if (checked.success) return [];
  return checked.error.issues.map(({ path }) =>
    path[0] === 'idempotencyKey'
      ? problem('IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey')
      : problem('INPUT_INVALID', ['input', ...path.map(String)].join('.')),
  );
};

/** Equal for equal inputs, so that an idempotency key cannot stand for two of them. SHA-256, hex. */
export const fingerprintOf = (input: object): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex');
