import type { z } from 'zod';
import { type HubContext, problem } from '@hub/subgraph-kit';
import { checkInput } from '../errors.js';
import { officeFor, requireCounterpartWriter } from '../permissions.js';
import { enter, refusalOfOffice } from './counterpart.entering.js';
import {
  type ChangeCounterpartOfficeInput,
  changeRules,
  type EnterCounterpartOfficeInput,
  enterRules,
  type VerifyCounterpartInput,
  verifyRules,
} from './counterpart.inputs.js';
import { keeperOf } from './counterpart.keeper.js';
import type { CounterpartRow } from './counterpart.row.js';
import { change, verify } from './counterpart.store.js';
import { type CounterpartOfficeResult, kept, notKept } from './counterpart.type.js';

/** Enters an office of the directory for a committee of the caller's area. */
export const enterCounterpartOffice = async (
  input: EnterCounterpartOfficeInput,
  context: HubContext,
): Promise<CounterpartOfficeResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(enterRules, input);
  if ('problems' in checked) return notKept(...checked.problems);
  const keeper = officeFor(context.directory, offices, checked.value.committee);
  if (!keeper) return notKept(problem('NOT_FOUND', 'input.committee'));
  const refusal = refusalOfOffice(context, checked.value);
  if (refusal) return notKept(refusal);
  const done = await enter(context, keeper, checked.value);
  if (done === 'COUNTERPART_ENTERED') return notKept(problem(done, 'input.office'));
  if (done === 'IDEMPOTENCY_KEY_REUSED') return notKept(problem(done, 'input.idempotencyKey'));
  return kept(done);
};

type Work<Value> = (context: HubContext, office: string, value: Value) => Promise<CounterpartRow | 'VERSION_CONFLICT'>;

/** Does something to an office that the caller keeps. */
const keeping = async <Rules extends z.ZodType<{ readonly counterpart: string }>>(
  context: HubContext,
  { rules, input, work }: { rules: Rules; input: object; work: Work<z.infer<Rules>> },
): Promise<CounterpartOfficeResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(rules, input);
  if ('problems' in checked) return notKept(...checked.problems);
  const office = await keeperOf(context, offices, checked.value.counterpart);
  if (!office) return notKept(problem('NOT_FOUND', 'input.counterpart'));
  const done = await work(context, office, checked.value);
  return done === 'VERSION_CONFLICT' ? notKept(problem(done, 'input.version')) : kept(done);
};

export const changeCounterpartOffice = (
  input: ChangeCounterpartOfficeInput,
  context: HubContext,
): Promise<CounterpartOfficeResult> => keeping(context, { rules: changeRules, input, work: change });

export const verifyCounterpart = (
  input: VerifyCounterpartInput,
  context: HubContext,
): Promise<CounterpartOfficeResult> => keeping(context, { rules: verifyRules, input, work: verify });
