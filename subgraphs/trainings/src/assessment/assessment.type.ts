import { Float, Int, ObjectType } from 'type-graphql';
import { Pub } from '@hub/subgraph-kit';
import type { Sex } from '@hub/vocabulary';
import { SexCode } from '../codes.js';
import { changeOf, relativeChangeOf } from '../training-event/training-event.rules.js';
import type { MatchedPairs, PairsOfSex } from './assessment.rules.js';

@ObjectType({ description: 'Means over people of one sex who took both tests.' })
export class SexPairs {
  @Pub(() => SexCode, { description: 'Their sex.' })
  sex!: Sex;

  @Pub(() => Int, { description: 'How many of them took both tests.' })
  pairs!: number;

  @Pub(() => Float, { description: 'Their mean of the pre-test, per cent.' })
  preMean!: number;

  @Pub(() => Float, { description: 'Their mean of the post-test, per cent.' })
  postMean!: number;

  @Pub(() => Float, { description: 'Post-test less pre-test, percentage points.' })
  change!: number;
}

@ObjectType({ description: 'Those who took both tests of a training. A mean is told only of five people or more.' })
export class AssessmentPairs {
  @Pub(() => Int, { description: 'How many took both tests.' })
  pairs!: number;

  @Pub(() => Float, { nullable: true, description: 'Their mean of the pre-test, per cent; null when withheld.' })
  preMean!: number | null;

  @Pub(() => Float, { nullable: true, description: 'Their mean of the post-test, per cent; null when withheld.' })
  postMean!: number | null;

  @Pub(() => Float, { nullable: true, description: 'Post-test less pre-test, percentage points; null when withheld.' })
  change!: number | null;

  @Pub(() => Float, {
    nullable: true,
    description: 'The change in per cent of their pre-test mean; null when withheld, and where that mean is zero.',
  })
  relativeChange!: number | null;

  @Pub(() => [SexPairs], { description: 'The same by sex; empty when withheld.' })
  bySex!: SexPairs[];
}

const sexPairsOf = ({ sex, pairs, preMean, postMean }: PairsOfSex): SexPairs =>
  Object.assign(new SexPairs(), { sex, pairs, preMean, postMean, change: changeOf({ preMean, postMean }) });

export const toAssessmentPairs = ({ pairs, means, bySex }: MatchedPairs): AssessmentPairs =>
  Object.assign(new AssessmentPairs(), {
    ...{ pairs, preMean: means?.preMean ?? null, postMean: means?.postMean ?? null },
    ...{ change: means && changeOf(means), relativeChange: means && relativeChangeOf(means) },
    bySex: bySex.map(sexPairsOf),
  });
