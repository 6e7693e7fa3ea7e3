import { Args, ArgsType, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type Directory,
  type HubContext,
  Input,
  keysetOf,
  LocalDate,
  PageArgs,
  pageOf,
  Pub,
  toConnection,
} from '@hub/subgraph-kit';
import type { TrainingState } from '@hub/vocabulary';
import { TrainingStateCode } from '../codes.js';
import { planTraining, recordResults } from './training-event.commands.js';
import { PlanTrainingInput, RecordTrainingResultsInput, TrainingEventResult } from './training-event.inputs.js';
import { trainingById } from './training-event.reference.js';
import { byDay, listTrainings } from './training-event.store.js';
import { toTrainingEvent, TrainingEvent, TrainingEventConnection } from './training-event.type.js';

@ArgsType()
class TrainingEventsArgs extends PageArgs {
  @Pub(() => ID, { nullable: true, description: 'Only trainings of this committee.' })
  committee?: string | null;

  @Pub(() => ID, {
    nullable: true,
    description: 'Only trainings of committees of this place or of places in it, by P-code.',
  })
  place?: string | null;

  @Pub(() => LocalDate, { nullable: true, description: 'Only on this day or later.' })
  from?: string | null;

  @Pub(() => LocalDate, { nullable: true, description: 'Only on this day or earlier.' })
  until?: string | null;

  @Pub(() => TrainingStateCode, { nullable: true, description: 'Only trainings in this state.' })
  state?: TrainingState | null;
}

/** Committees whose trainings are asked for; null is all. */
const committeesOf = ({ committee, place }: TrainingEventsArgs, directory: Directory): string[] | null => {
  if (!committee && !place) return null;
  return [...directory.allCommittees()]
    .filter((each) => !committee || each.id === committee)
    .filter((each) => !place || directory.placesAround(each.place).some(({ id }) => id === place))
    .map(({ id }) => id);
};

@Resolver(() => TrainingEvent)
export class TrainingEventResolver {
  @Query(() => TrainingEvent, { nullable: true, description: 'One training.' })
  @Classified('PUB')
  trainingEvent(
    @Input('id', () => ID, { class: 'PUB', description: 'Id of the training.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<TrainingEvent | null> {
    return context.load(trainingById, id);
  }

  @Query(() => TrainingEventConnection, { description: 'Trainings, latest first.' })
  @Classified('PUB')
  async trainingEvents(
    @Args(() => TrainingEventsArgs) args: TrainingEventsArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<TrainingEvent>> {
    const keyset = keysetOf(args);
    const { state, from, until } = args;
    const filter = { committees: committeesOf(args, context.directory), state, from, until };
    const rows = await context.asCaller((tx) => listTrainings(tx, filter, keyset));
    return toConnection(pageOf(rows, keyset, byDay), toTrainingEvent);
  }

  @Mutation(() => TrainingEventResult, { description: 'Plans a training of a committee.' })
  @Classified('PUB', 'training:write')
  planTraining(
    @Input('input', () => PlanTrainingInput, { class: 'PUB', description: 'The training.' }) input: PlanTrainingInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return planTraining(context, input);
  }

  @Mutation(() => TrainingEventResult, { description: 'Records who came to a training and what the tests showed.' })
  @Classified('PUB', 'training:write')
  recordTrainingResults(
    @Input('input', () => RecordTrainingResultsInput, { class: 'PUB', description: 'The results.' })
    input: RecordTrainingResultsInput,
    @Ctx() context: HubContext,
  ): Promise<TrainingEventResult> {
    return recordResults(context, input);
  }
}
