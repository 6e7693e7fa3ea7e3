import { anyone, defineReference, rowByKey } from '@hub/subgraph-kit';
import { findByIds } from './training-event.store.js';
import { toTrainingEvent } from './training-event.type.js';

export const trainingById = rowByKey({ list: findByIds, keyOf: ({ id }) => id, shape: toTrainingEvent });

export const trainingReference = defineReference({ type: 'TrainingEvent', permission: anyone, load: trainingById });
