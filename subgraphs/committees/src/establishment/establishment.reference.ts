import { rowsByOwner } from '@hub/subgraph-kit';
import { type EstablishmentStepRow, stepsOfCommittees } from './establishment.store.js';
import { type EstablishmentStep, establishmentStepOf } from './establishment.type.js';

export const stepsOfCommittee = rowsByOwner<EstablishmentStepRow, EstablishmentStep>({
  ...{ list: stepsOfCommittees, keyOf: ({ committee }) => committee, shape: establishmentStepOf },
});
