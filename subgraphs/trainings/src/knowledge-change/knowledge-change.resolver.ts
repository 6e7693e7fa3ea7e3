import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Indicator, rowsByOwner } from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { knowledgeChangeOf } from './knowledge-change.rules.js';
import { assessedTrainings } from './knowledge-change.store.js';
import { toIndicator } from './knowledge-change.type.js';

const assessedByCommittee = rowsByOwner({
  list: assessedTrainings,
  keyOf: ({ committee }) => committee,
  shape: (training) => training,
});

@Resolver(() => Committee)
export class KnowledgeChangeResolver {
  @FieldResolver(() => Indicator, {
    nullable: true,
    description: 'Change from pre-test to post-test over the trainings of this committee, weighted by participants.',
  })
  @Classified('PUB')
  async knowledgeChange(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<Indicator | null> {
    const trainings = await context.load(assessedByCommittee, id);
    return (
      trainings &&
      toIndicator(knowledgeChangeOf(trainings), { asOf: context.now(), scope: 'Trainings of one committee' })
    );
  }

  @Query(() => Indicator, { description: 'The same change over the trainings of all committees.' })
  @Classified('PUB')
  async knowledgeChangeOverall(@Ctx() context: HubContext): Promise<Indicator> {
    const trainings = await context.asCaller((tx) => assessedTrainings(tx, null));
    return toIndicator(knowledgeChangeOf(trainings), { asOf: context.now(), scope: 'Trainings of all committees' });
  }
}
