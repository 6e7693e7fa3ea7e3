import { ID, InputType, Int } from 'type-graphql';
import { LocalDate, Pub } from '@hub/subgraph-kit';
import type { TrainingChangeReason, TrainingTopic } from '@hub/vocabulary';
import { TrainingChangeReasonCode, TrainingTopicCode } from '../codes.js';
import { planRules } from './training-event.inputs.js';

@InputType({ description: 'What is planned or right of a training, in place of what was.' })
export class ChangeTrainingInput {
  @Pub(() => ID, { description: 'The training, planned, held or reported.' })
  trainingEvent!: string;

  @Pub(() => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Pub(() => TrainingChangeReasonCode, { description: 'Why it is changed.' })
  reason!: TrainingChangeReason;

  @Pub(() => String, { description: 'Title, 3 to 200 characters.' })
  title!: string;

  @Pub(() => LocalDate, {
    description: 'Day it is planned for, or was held; a held one was never held on a day to come.',
  })
  heldOn!: string;

  @Pub(() => ID, { description: 'P-code of the place.' })
  place!: string;

  @Pub(() => [TrainingTopicCode], { description: 'What it teaches, at least one topic.' })
  topics!: TrainingTopic[];
}

@InputType({ description: 'A training that is not to be, or never was.' })
export class CancelTrainingInput {
  @Pub(() => ID, { description: 'The training; none of whose list a certificate was issued.' })
  trainingEvent!: string;

  @Pub(() => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Pub(() => TrainingChangeReasonCode, { description: 'Why it is cancelled.' })
  reason!: TrainingChangeReason;
}

@InputType({ description: 'A training whose results are complete.' })
export class ReportTrainingInput {
  @Pub(() => ID, { description: 'The training, with both tests, or with who came where it had none.' })
  trainingEvent!: string;

  @Pub(() => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Pub(() => Boolean, { defaultValue: false, description: 'True where it had no tests; refused where it has scores.' })
  withoutTests!: boolean;
}

export const changeRules = planRules.pick({ title: true, place: true, topics: true });
