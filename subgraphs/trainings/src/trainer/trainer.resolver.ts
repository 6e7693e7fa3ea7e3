import { Args, ArgsType, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import {
  type Batch,
  Classified,
  type ConnectionOf,
  type HubContext,
  keysetOf,
  PageArgs,
  pageOf,
  Res,
  rowByKey,
  rowsByOwner,
  toConnection,
} from '@hub/subgraph-kit';
import { TRAINER_KINDS, type TrainerKind } from '@hub/vocabulary';
import { TrainerKindCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Official } from '../official/official.stub.js';
import { requireAttendeesReading } from '../permissions.js';
import { trainingById } from '../training-event/training-event.reference.js';
import { TrainingEvent } from '../training-event/training-event.type.js';
import {
  byRegistration,
  cascadesOf,
  countMasters,
  listTrainers,
  trainersByIds,
  trainersOfEvents,
} from './trainer.store.js';
import {
  MasterTrainerCount,
  toCascade,
  toTrainer,
  Trainer,
  TrainerCascade,
  TrainerConnection,
} from './trainer.type.js';

const trainerById = rowByKey({ list: trainersByIds, keyOf: ({ id }) => id, shape: toTrainer });
const trainersByEvent = rowsByOwner({ list: trainersOfEvents, keyOf: ({ event }) => event, shape: toTrainer });

/** Counts of trainings of every committee, for trainers that the caller was found to see. */
const cascadeByTrainer: Batch<string, TrainerCascade> = async (trainers, context) => {
  const rows = await context.asSystem('count-cascade', (tx) => cascadesOf(tx, trainers));
  const byTrainer = new Map(rows.map((row) => [row.trainer, toCascade(row)]));
  return trainers.map((id) => byTrainer.get(id) ?? null);
};

@ArgsType()
class TrainersArgs extends PageArgs {
  @Res(null, () => TrainerKindCode, { nullable: true, description: 'Only trainers of this kind.' })
  kind?: TrainerKind | null;
}

@Resolver(() => Trainer)
export class TrainerResolver {
  @Query(() => TrainerConnection, {
    description: 'Trainers kept by committees of your offices and those above and below them, last registered first.',
  })
  @Classified('RES', 'training:read')
  async trainers(
    @Args(() => TrainersArgs) { kind, ...page }: TrainersArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Trainer>> {
    requireAttendeesReading(context);
    const keyset = keysetOf(page);
    const rows = await context.asCaller((tx) => listTrainers(tx, kind ? [kind] : TRAINER_KINDS, keyset));
    return toConnection(pageOf(rows, keyset, byRegistration), toTrainer);
  }

  @Query(() => [MasterTrainerCount], {
    description:
      'Master trainers who are registered and train, by kind of agency; indicator I15 is what was published.',
  })
  @Classified('PUB')
  async masterTrainers(@Ctx() context: HubContext): Promise<MasterTrainerCount[]> {
    const rows = await context.asCaller(countMasters);
    return rows.map((row) => Object.assign(new MasterTrainerCount(), row));
  }

  @FieldResolver(() => Committee, { description: 'The committee that keeps the record.' })
  @Classified('RES', 'training:read')
  committee(@Root() { committeeId }: Trainer): Committee {
    return Committee.of(committeeId);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'The official they are, where they hold an office.' })
  @Classified('RES', 'training:read')
  official(@Root() { officialId }: Trainer): Official | null {
    return officialId ? Official.of(officialId) : null;
  }

  @FieldResolver(() => Trainer, { nullable: true, description: 'The master trainer who formed them.' })
  @Classified('RES', 'training:read')
  trainedBy(@Root() { formedById }: Trainer, @Ctx() context: HubContext): Promise<Trainer | null> | null {
    return formedById ? context.load(trainerById, formedById) : null;
  }

  @FieldResolver(() => TrainingEvent, { nullable: true, description: 'The training at which that was.' })
  @Classified('RES', 'training:read')
  trainedAt(@Root() { formedAtId }: Trainer, @Ctx() context: HubContext): Promise<TrainingEvent | null> | null {
    return formedAtId ? context.load(trainingById, formedAtId) : null;
  }

  @FieldResolver(() => TrainerCascade, { nullable: true, description: 'What came of what they taught.' })
  @Classified('RES', 'training:read')
  cascade(@Root() { id }: Trainer, @Ctx() context: HubContext): Promise<TrainerCascade | null> {
    requireAttendeesReading(context);
    return context.load(cascadeByTrainer, id);
  }
}

@Resolver(() => TrainingEvent)
export class TrainersOfTrainingResolver {
  @FieldResolver(() => [Trainer], {
    nullable: true,
    description: 'Who led it, of those whom you may see: whom it names, and whom its list of names has as trainers.',
  })
  @Classified('RES', 'training:read')
  trainers(@Root() { id }: TrainingEvent, @Ctx() context: HubContext): Promise<Trainer[] | null> {
    requireAttendeesReading(context);
    return context.load(trainersByEvent, id);
  }
}
