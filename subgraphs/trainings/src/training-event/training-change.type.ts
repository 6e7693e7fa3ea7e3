import { Int, ObjectType } from 'type-graphql';
import { DateTime, LocalDate, Pub } from '@hub/subgraph-kit';
import type { TrainingChangeReason, TrainingState, TrainingTopic } from '@hub/vocabulary';
import { TrainingChangeReasonCode, TrainingStateCode, TrainingTopicCode } from '../codes.js';
import { Place } from '../place/place.stub.js';
import type { TrainingChangeRow } from './training-change.store.js';

@ObjectType({ description: 'What was known of a training before it was changed or cancelled.' })
export class TrainingChange {
  @Pub(() => String, { description: 'Title.' })
  title!: string;

  @Pub(() => LocalDate, { description: 'Day it was planned for, or held as was recorded.' })
  heldOn!: string;

  @Pub(() => Place, { description: 'Where.' })
  place!: Place;

  @Pub(() => [TrainingTopicCode], { description: 'What it teaches.' })
  topics!: readonly TrainingTopic[];

  @Pub(() => TrainingStateCode, { description: 'Where it stood.' })
  state!: TrainingState;

  @Pub(() => TrainingChangeReasonCode, { description: 'Why it was changed or cancelled.' })
  reason!: TrainingChangeReason;

  @Pub(() => Int, { description: 'The version that it was.' })
  version!: number;

  @Pub(() => DateTime, { description: 'When it was changed or cancelled.' })
  changedAt!: Date;
}

export const toTrainingChange = (row: TrainingChangeRow): TrainingChange =>
  Object.assign(new TrainingChange(), {
    ...{ title: row.title, heldOn: row.heldOn, place: Place.of(row.place), topics: row.topics, state: row.state },
    ...{ reason: row.reason, version: row.version, changedAt: row.changedAt },
  });
