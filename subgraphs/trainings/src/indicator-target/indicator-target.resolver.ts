import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Batch, Classified, type HubContext, Input, rowsByOwner } from '@hub/subgraph-kit';
import { ALL_COMMITTEES } from '@hub/vocabulary';
import { OfWhomArgs } from '../indicator/indicator.inputs.js';
import type { IndicatorOf } from '../indicator/indicator.reading.js';
import { IndicatorSeries } from '../indicator/indicator.type.js';
import { setTarget } from './indicator-target.commands.js';
import { IndicatorTargetResult, SetIndicatorTargetInput } from './indicator-target.inputs.js';
import { formerTargetsOf, targetsOf } from './indicator-target.store.js';
import { FormerTarget, IndicatorTarget, toFormerTarget, toTarget } from './indicator-target.type.js';

const targetsOfIndicators: Batch<IndicatorOf, IndicatorTarget[]> = async (asked, context) => {
  const all = {
    codes: [...new Set(asked.map(({ code }) => code))],
    of: [...new Set(asked.map(({ of }) => of))],
  };
  const rows = await context.asCaller((tx) => targetsOf(tx, all));
  return asked.map(({ code, of }) => rows.filter((row) => row.code === code && row.of === of).map(toTarget));
};

const formerVersions = rowsByOwner({
  list: formerTargetsOf,
  keyOf: ({ successor }) => successor,
  shape: toFormerTarget,
});

@Resolver(() => IndicatorSeries)
export class IndicatorTargetResolver {
  @FieldResolver(() => [IndicatorTarget], { description: 'What is aimed at, the earliest financial year first.' })
  @Classified('PUB')
  async targets(
    @Root() { code }: IndicatorSeries,
    @Args(() => OfWhomArgs) { of }: OfWhomArgs,
    @Ctx() context: HubContext,
  ): Promise<IndicatorTarget[]> {
    return (await context.load(targetsOfIndicators, { code, of: of ?? ALL_COMMITTEES })) ?? [];
  }

  @Mutation(() => IndicatorTargetResult, {
    description: 'Sets what is aimed at in a financial year; what was aimed at before is kept.',
  })
  @Classified('PUB', 'indicator:publish')
  setIndicatorTarget(
    @Ctx() context: HubContext,
    @Input('input', () => SetIndicatorTargetInput, { class: 'PUB', description: 'The target.' })
    input: SetIndicatorTargetInput,
  ): Promise<IndicatorTargetResult> {
    return setTarget(context, input);
  }
}

@Resolver(() => IndicatorTarget)
export class FormerTargetResolver {
  @FieldResolver(() => [FormerTarget], {
    nullable: true,
    description: 'What was aimed at before this version, the last one first, at most 50.',
  })
  @Classified('PUB')
  former(@Root() { id }: IndicatorTarget, @Ctx() context: HubContext): Promise<FormerTarget[] | null> {
    return context.load(formerVersions, id);
  }
}
