import { type HubContext, problem } from '@hub/subgraph-kit';
import { checkInput } from '../errors.js';
import { requireCounterpartWriter } from '../permissions.js';
import {
  type ChangeBorderCrossingInput,
  changeRules,
  type EnterBorderCrossingInput,
  enterRules,
} from './crossing.inputs.js';
import { keeperOf, keeperOfDistrict, refusalOfSides } from './crossing.keeper.js';
import { change, enter, findCrossing } from './crossing.store.js';
import { type BorderCrossingResult, keptCrossing, notKeptCrossing } from './crossing.type.js';

/** Enters a legal crossing of the caller's area. */
export const enterBorderCrossing = async (
  input: EnterBorderCrossingInput,
  context: HubContext,
): Promise<BorderCrossingResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(enterRules, input);
  if ('problems' in checked) return notKeptCrossing(...checked.problems);
  const office = keeperOfDistrict(context, offices, checked.value.district);
  if (!office) return notKeptCrossing(problem('NOT_FOUND', 'input.district'));
  const refusal = refusalOfSides(context, checked.value);
  if (refusal) return notKeptCrossing(refusal);
  const done = await enter(context, office, checked.value);
  if (done === 'CROSSING_ENTERED') return notKeptCrossing(problem(done, 'input.names.nameEn'));
  if (done === 'IDEMPOTENCY_KEY_REUSED') return notKeptCrossing(problem(done, 'input.idempotencyKey'));
  return keptCrossing(done);
};

/** Changes a legal crossing of the caller's area. */
export const changeBorderCrossing = async (
  input: ChangeBorderCrossingInput,
  context: HubContext,
): Promise<BorderCrossingResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(changeRules, input);
  if ('problems' in checked) return notKeptCrossing(...checked.problems);
  const row = await context.asCaller((tx) => findCrossing(tx, checked.value.crossing));
  const keeper = keeperOf(context, offices, row);
  if ('refusal' in keeper) return notKeptCrossing(keeper.refusal);
  const done = await change(context, keeper.office, checked.value);
  if (done === 'CROSSING_ENTERED') return notKeptCrossing(problem(done, 'input.names.nameEn'));
  return done === 'VERSION_CONFLICT' ? notKeptCrossing(problem(done, 'input.version')) : keptCrossing(done);
};
