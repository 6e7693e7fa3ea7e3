import { anyone, type Batch, defineReference } from '@hub/subgraph-kit';
import { findByIds } from './training-event.store.js';
import { toTrainingEvent, type TrainingEvent } from './training-event.type.js';

export const trainingById: Batch<string, TrainingEvent> = async (ids, context) => {
  const rows = await context.asCaller((tx) => findByIds(tx, ids));
  const byId = new Map(rows.map((row) => [row.id, toTrainingEvent(row)]));
  return ids.map((id) => byId.get(id) ?? null);
};

export const trainingReference = defineReference({ type: 'TrainingEvent', permission: anyone, load: trainingById });
