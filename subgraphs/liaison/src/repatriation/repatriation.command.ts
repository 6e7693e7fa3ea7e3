import type { z } from 'zod';
import { type HubContext, problem } from '@hub/subgraph-kit';
import { checkInput } from '../errors.js';
import { officeFor, type requireRepatriationWriter } from '../permissions.js';
import type { Outcome } from './repatriation.row.js';
import { loadRepatriations } from './repatriation.store.js';
import { changed, refused, type RepatriationResult } from './repatriation.type.js';

/** What somebody asks to be done to one repatriation. */
export interface Command<Value extends { readonly repatriation: string }> {
  /** The caller's offices that may do it at all. */
  readonly offices: ReturnType<typeof requireRepatriationWriter>;
  readonly rules: z.ZodType<Value>;
  readonly input: unknown;
}

/** Checks a command, finds the repatriation and the office that acts on it, and answers with what became of it. */
export const answerCommand = async <Value extends { readonly repatriation: string }>(
  context: HubContext,
  { offices, rules, input }: Command<Value>,
  work: (office: string, value: Value) => Promise<Outcome>,
): Promise<RepatriationResult> => {
  const checked = checkInput(rules, input);
  if ('problems' in checked) return refused(checked.problems);
  const row = await context.load(loadRepatriations, checked.value.repatriation);
  const office = row && officeFor(context.directory, offices, row.leadCommittee);
  if (!office) return refused([problem('NOT_FOUND', 'input.repatriation')]);
  return changed(await work(office, checked.value));
};
