import type { z } from 'zod';
import { type Problem, problemsOf } from '@hub/subgraph-kit';

/** What a person can put right, or the input as its rules read it. */
export type Checked<T> = { readonly value: T } | { readonly problems: Problem[] };

/** Checks an input by its zod rules. */
export const checkInput = <Rules extends z.ZodType>(rules: Rules, input: unknown): Checked<z.infer<Rules>> => {
  const problems = problemsOf(rules, input);
  return problems.length ? { problems } : { value: rules.parse(input) };
};
