import { Args, ArgsType, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Indicator, Pub, rowsByOwner } from '@hub/subgraph-kit';
import type { KnowledgeChangeBasis, Sex } from '@hub/vocabulary';
import { KnowledgeChangeBasisCode } from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { type AssessedTraining, changeBySex, knowledgeChangeOf } from './knowledge-change.rules.js';
import { assessedTrainings, matchedBySex, matchedTrainings, type TestedTraining } from './knowledge-change.store.js';
import { SexKnowledgeChange, toIndicator } from './knowledge-change.type.js';

const TRAININGS = { ALL: assessedTrainings, MATCHED: matchedTrainings } as const;

const byCommittee = (basis: KnowledgeChangeBasis) =>
  rowsByOwner<TestedTraining, AssessedTraining>({
    list: TRAININGS[basis],
    keyOf: ({ committee }) => committee,
    shape: (training) => training,
  });
const BY_COMMITTEE = { ALL: byCommittee('ALL'), MATCHED: byCommittee('MATCHED') } as const;

const sexesByCommittee = rowsByOwner<TestedTraining & { readonly sex: Sex }, AssessedTraining & { readonly sex: Sex }>({
  list: matchedBySex,
  keyOf: ({ committee }) => committee,
  shape: (stratum) => stratum,
});

@ArgsType()
class KnowledgeChangeArgs {
  @Pub(() => KnowledgeChangeBasisCode, {
    defaultValue: 'ALL',
    description: 'Whether of everybody who took a test, weighted by participants, or of those who took both.',
  })
  basis!: KnowledgeChangeBasis;
}

@Resolver(() => Committee)
export class KnowledgeChangeResolver {
  @FieldResolver(() => Indicator, {
    nullable: true,
    description: 'Change from pre-test to post-test over the trainings of this committee, weighted by participants.',
  })
  @Classified('PUB')
  async knowledgeChange(
    @Root() { id }: Committee,
    @Args(() => KnowledgeChangeArgs) { basis }: KnowledgeChangeArgs,
    @Ctx() context: HubContext,
  ): Promise<Indicator | null> {
    const trainings = await context.load(BY_COMMITTEE[basis], id);
    const about = { asOf: context.now(), scope: 'Trainings of one committee', basis };
    return trainings && toIndicator(knowledgeChangeOf(trainings), about);
  }

  @FieldResolver(() => [SexKnowledgeChange], {
    description: 'The same by sex, of people who took both tests; empty where it cannot be told.',
  })
  @Classified('PUB')
  async knowledgeChangeBySex(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<SexKnowledgeChange[]> {
    const strata = (await context.load(sexesByCommittee, id)) ?? [];
    return changeBySex(strata).map((each) => Object.assign(new SexKnowledgeChange(), each));
  }

  @Query(() => Indicator, { description: 'The same change over the trainings of all committees.' })
  @Classified('PUB')
  async knowledgeChangeOverall(
    @Args(() => KnowledgeChangeArgs) { basis }: KnowledgeChangeArgs,
    @Ctx() context: HubContext,
  ): Promise<Indicator> {
    const trainings = await context.asCaller((tx) => TRAININGS[basis](tx, null));
    const about = { asOf: context.now(), scope: 'Trainings of all committees', basis };
    return toIndicator(knowledgeChangeOf(trainings), about);
  }
}
