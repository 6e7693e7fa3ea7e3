import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, rowByKey } from '@hub/subgraph-kit';
import type { AssessmentBasis } from '@hub/vocabulary';
import { AssessmentBasisCode } from '../codes.js';
import { Assessment } from '../training-event/training-event.type.js';
import { pairsOf } from './assessment.store.js';
import { AssessmentPairs, toAssessmentPairs } from './assessment.type.js';

const pairsByTraining = rowByKey({ list: pairsOf, keyOf: ({ training }) => training, shape: toAssessmentPairs });

@Resolver(() => Assessment)
export class AssessmentResolver {
  @FieldResolver(() => AssessmentBasisCode, {
    description: 'Whether the scores of each person are known here, or only means that were entered.',
  })
  @Classified('PUB')
  async basis(@Root() { training }: Assessment, @Ctx() context: HubContext): Promise<AssessmentBasis> {
    return (await context.load(pairsByTraining, training)) ? 'PERSONS' : 'EVENT_MEANS';
  }

  @FieldResolver(() => AssessmentPairs, {
    nullable: true,
    description: 'Only those who took both tests; null where only means were entered.',
  })
  @Classified('PUB')
  matched(@Root() { training }: Assessment, @Ctx() context: HubContext): Promise<AssessmentPairs | null> {
    return context.load(pairsByTraining, training);
  }
}
