import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  PageArgs,
  pagesByOwner,
  toConnection,
} from '@hub/subgraph-kit';
import type { TrainingEventEntity } from '../training-event/training-event.entity.js';
import { byDay, listByCommittees } from '../training-event/training-event.store.js';
import { toTrainingEvent, type TrainingEvent, TrainingEventConnection } from '../training-event/training-event.type.js';
import { Committee } from './committee.stub.js';

const trainingsByCommittee = pagesByOwner({
  list: listByCommittees,
  ownerOf: ({ committeeId }: TrainingEventEntity) => committeeId,
  key: byDay,
});

@Resolver(() => Committee)
export class CommitteeResolver {
  @FieldResolver(() => TrainingEventConnection, {
    nullable: true,
    description: 'Trainings of this committee, latest first.',
  })
  @Classified('PUB')
  async trainings(
    @Root() { id }: Committee,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<TrainingEvent> | null> {
    const page = await context.load(trainingsByCommittee, { owner: id, first, after });
    return page && toConnection(page, toTrainingEvent);
  }
}
