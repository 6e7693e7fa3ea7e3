import { type HubContext, isId } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { officeFor, type requireCounterpartWriter } from '../permissions.js';
import { committeesOf } from './counterpart.store.js';

/**
 * The caller's office that keeps a counterpart office: one whose area holds a committee that works with it today, or a
 * national desk. Undefined also where the office is not seen, so that the two look alike.
 */
export const keeperOf = async (
  context: HubContext,
  offices: ReturnType<typeof requireCounterpartWriter>,
  counterpart: string,
): Promise<string | undefined> => {
  if (!isId(counterpart)) return undefined;
  const today = thaiDay(context.now());
  const committees = await context.asCaller((tx) => committeesOf(tx, counterpart, today));
  if (!committees) return undefined;
  const keeping = committees.map((committee) => officeFor(context.directory, offices, committee)).find(Boolean);
  return keeping ?? offices.find(({ kind }) => kind === 'NATIONAL_DESK')?.office;
};
