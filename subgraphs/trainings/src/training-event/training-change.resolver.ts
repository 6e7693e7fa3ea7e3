import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, rowsByOwner } from '@hub/subgraph-kit';
import { cancelTraining, changeTraining, reportTraining } from './training-change.commands.js';
import { CancelTrainingInput, ChangeTrainingInput, ReportTrainingInput } from './training-change.inputs.js';
import { changesOf } from './training-change.store.js';
import { toTrainingChange, TrainingChange } from './training-change.type.js';
import { TrainingEventResult } from './training-event.inputs.js';
import { TrainingEvent } from './training-event.type.js';

const changesByTraining = rowsByOwner({
  list: changesOf,
  keyOf: ({ training }) => training,
  shape: toTrainingChange,
});

@Resolver(() => TrainingEvent)
export class TrainingChangeResolver {
  @FieldResolver(() => [TrainingChange], {
    nullable: true,
    description: 'What was known before it was changed or cancelled, the last change first, at most 20.',
  })
  @Classified('PUB')
  changes(@Root() { id }: TrainingEvent, @Ctx() context: HubContext): Promise<TrainingChange[] | null> {
    return context.load(changesByTraining, id);
  }

  @Mutation(() => TrainingEventResult, {
    description: 'Says another day, place or title of a training, or what it teaches; what was known is kept.',
  })
  @Classified('PUB', 'training:write')
  changeTraining(
    @Input('input', () => ChangeTrainingInput, { class: 'PUB', description: 'What is planned or right.' })
    input: ChangeTrainingInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return changeTraining(context, input);
  }

  @Mutation(() => TrainingEventResult, {
    description: 'Cancels a training that is not to be, or was recorded by mistake; then nothing of it counts.',
  })
  @Classified('PUB', 'training:write')
  cancelTraining(
    @Input('input', () => CancelTrainingInput, { class: 'PUB', description: 'The training.' })
    input: CancelTrainingInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return cancelTraining(context, input);
  }

  @Mutation(() => TrainingEventResult, {
    description: 'Says that the results of a training are complete; it takes none afterwards.',
  })
  @Classified('PUB', 'training:write')
  reportTraining(
    @Input('input', () => ReportTrainingInput, { class: 'PUB', description: 'The training.' })
    input: ReportTrainingInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return reportTraining(context, input);
  }
}
