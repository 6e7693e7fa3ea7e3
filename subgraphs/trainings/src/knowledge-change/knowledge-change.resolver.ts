import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Batch, Classified, type HubContext, Indicator } from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { type KnowledgeChange, knowledgeChangeOf } from './knowledge-change.rules.js';
import { assessedTrainings } from './knowledge-change.store.js';
import { toIndicator } from './knowledge-change.type.js';

const changeByCommittee: Batch<string, KnowledgeChange> = async (committees, context) => {
  const trainings = await context.asCaller((tx) => assessedTrainings(tx, committees));
  const of = (id: string) => trainings.filter(({ committee }) => committee === id);
  return committees.map((id) => knowledgeChangeOf(of(id)));
};

@Resolver(() => Committee)
export class KnowledgeChangeResolver {
  @FieldResolver(() => Indicator, {
    nullable: true,
    description: 'Change from pre-test to post-test over the trainings of this committee, weighted by participants.',
  })
  @Classified('PUB')
  async knowledgeChange(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<Indicator | null> {
    const change = await context.load(changeByCommittee, id);
    return change && toIndicator(change, { asOf: context.now(), scope: 'Trainings of one committee' });
  }

  @Query(() => Indicator, { description: 'The same change over the trainings of all committees.' })
  @Classified('PUB')
  async knowledgeChangeOverall(@Ctx() context: HubContext): Promise<Indicator> {
    const trainings = await context.asCaller((tx) => assessedTrainings(tx, null));
    return toIndicator(knowledgeChangeOf(trainings), { asOf: context.now(), scope: 'Trainings of all committees' });
  }
}
