import { type HubContext, type Problem, problem } from '@hub/subgraph-kit';
import { officeOfPlace, type requireCounterpartWriter } from '../permissions.js';
import type { BorderCrossingEntity } from './crossing.entity.js';

/** The caller's office whose area holds a legal crossing, or why there is none. */
export const keeperOf = (
  { directory }: HubContext,
  offices: ReturnType<typeof requireCounterpartWriter>,
  crossing: BorderCrossingEntity | null,
): { readonly office: string } | { readonly refusal: Problem } => {
  if (crossing && crossing.kind !== 'LEGAL') return { refusal: problem('CROSSING_NATURAL', 'input.crossing') };
  const office = officeOfPlace(directory, offices, crossing?.district ?? undefined);
  return office ? { office } : { refusal: problem('NOT_FOUND', 'input.crossing') };
};
