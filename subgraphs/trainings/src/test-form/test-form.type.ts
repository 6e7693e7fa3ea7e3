import { Float, Int, ObjectType } from 'type-graphql';
import { Pub } from '@hub/subgraph-kit';
import type { TrainingTopic } from '@hub/vocabulary';
import { TrainingTopicCode } from '../codes.js';
import type { TopicShare } from './test-form.rules.js';

@ObjectType({ description: 'How a topic was known before and after a training, over people who took both tests.' })
export class TopicScore {
  @Pub(() => TrainingTopicCode, { description: 'The topic.' })
  topic!: TrainingTopic;

  @Pub(() => Int, { description: 'How many items asked about it.' })
  items!: number;

  @Pub(() => Float, { description: 'Right answers before the training, per cent.' })
  preRight!: number;

  @Pub(() => Float, { description: 'Right answers after it, per cent.' })
  postRight!: number;

  @Pub(() => Int, { description: 'How many took both tests, five or more.' })
  n!: number;
}

export const toTopicScore = ({ topic, items, preRight, postRight, n }: TopicShare): TopicScore =>
  Object.assign(new TopicScore(), { topic, items, preRight, postRight, n });
