import { Float, Int, ObjectType } from 'type-graphql';
import { Indicator, Pub } from '@hub/subgraph-kit';
import type { KnowledgeChangeBasis, Sex } from '@hub/vocabulary';
import { SexCode } from '../codes.js';
import type { KnowledgeChange } from './knowledge-change.rules.js';

@ObjectType({ description: 'Change of knowledge of one sex, of people who took both tests.' })
export class SexKnowledgeChange {
  @Pub(() => SexCode, { description: 'Their sex.' })
  sex!: Sex;

  @Pub(() => Float, { description: 'Post-test less pre-test, percentage points, each training weighted by them.' })
  value!: number;

  @Pub(() => Int, { description: 'How many of them took both tests, counted once a training.' })
  n!: number;
}

const WEIGHTED_BY: Readonly<Record<KnowledgeChangeBasis, string>> = {
  ALL: 'participants',
  MATCHED: 'those who took both tests',
};

/** I4: weighted average knowledge increase. */
export const toIndicator = (
  { value, n }: KnowledgeChange,
  { asOf, scope, basis }: { asOf: Date; scope: string; basis: KnowledgeChangeBasis },
): Indicator =>
  Object.assign(new Indicator(), {
    code: 'I4',
    value,
    unit: 'percentage points',
    n,
    asOf: asOf.toISOString().slice(0, 10),
    scope: basis === 'ALL' ? scope : `${scope}, only people who took both tests`,
    source: `Training records of the hub, weighted by ${WEIGHTED_BY[basis]}`,
    lowerBound: false,
    suppressed: false,
  });
