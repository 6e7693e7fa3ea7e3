import { type HubContext, problem } from '@hub/subgraph-kit';
import { keeperOf } from '../crossing/crossing.keeper.js';
import { findCrossing } from '../crossing/crossing.store.js';
import { type BorderCrossingResult, keptCrossing, notKeptCrossing } from '../crossing/crossing.type.js';
import { checkInput } from '../errors.js';
import { requireCounterpartWriter } from '../permissions.js';
import {
  type CloseBorderCrossingInput,
  closeRules,
  type ReopenBorderCrossingInput,
  reopenRules,
} from './closure.inputs.js';
import { close, findClosure, reopen } from './closure.store.js';

/** Closes a legal crossing of the caller's area for a time. */
export const closeBorderCrossing = async (
  input: CloseBorderCrossingInput,
  context: HubContext,
): Promise<BorderCrossingResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(closeRules, input);
  if ('problems' in checked) return notKeptCrossing(...checked.problems);
  const { crossing, until } = checked.value;
  const keeper = keeperOf(context, offices, await context.asCaller((tx) => findCrossing(tx, crossing)));
  if ('refusal' in keeper) return notKeptCrossing(keeper.refusal);
  if (until && until <= context.now()) return notKeptCrossing(problem('INPUT_INVALID', 'input.until'));
  const done = await close(context, keeper.office, checked.value);
  return done === 'IDEMPOTENCY_KEY_REUSED'
    ? notKeptCrossing(problem(done, 'input.idempotencyKey'))
    : keptCrossing(done);
};

export const reopenBorderCrossing = async (
  input: ReopenBorderCrossingInput,
  context: HubContext,
): Promise<BorderCrossingResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(reopenRules, input);
  if ('problems' in checked) return notKeptCrossing(...checked.problems);
  const found = await context.asCaller(async (tx) => {
    const closure = await findClosure(tx, checked.value.closure);
    return { closure, crossing: closure && (await findCrossing(tx, closure.crossing)) };
  });
  const keeper = keeperOf(context, offices, found.crossing);
  if (!found.closure || 'refusal' in keeper) return notKeptCrossing(problem('NOT_FOUND', 'input.closure'));
  return keptCrossing(await reopen(context, keeper.office, found.closure));
};
