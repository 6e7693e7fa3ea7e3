import { Args, ArgsType, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Batch, Classified, type HubContext, Pub } from '@hub/subgraph-kit';
import { financialQuarterOf, financialYearCode, thaiDay } from '@hub/vocabulary';
import { Committee } from '../committee/committee.stub.js';
import { figuresOfPeriod, hereOf } from '../indicator/indicator.reading.js';
import { inOrder } from './results-frame.rules.js';
import { ResultsFrameRow, toRow } from './results-frame.type.js';

@ArgsType()
class ResultsFrameArgs {
  @Pub(() => Int, {
    nullable: true,
    description: 'The Thai financial year, Buddhist era; null is the one that runs.',
  })
  year?: number | null;
}

interface FrameOf {
  readonly committee: string;
  readonly year: number;
}

/** The frames of several committees, those of one year by one read. */
const resultsFrames: Batch<FrameOf, ResultsFrameRow[]> = async (asked, context) => {
  const years = [...new Set(asked.map(({ year }) => year))];
  const read = await context.asCaller(async (tx) => {
    const rows = new Map<number, Awaited<ReturnType<typeof figuresOfPeriod>>>();
    for (const year of years) {
      const of = asked.filter((each) => each.year === year).map(({ committee }) => committee);
      rows.set(year, await figuresOfPeriod(tx, { of, period: financialYearCode(year) }, hereOf(context)));
    }
    return rows;
  });
  return asked.map(({ committee, year }) =>
    inOrder((read.get(year) ?? []).filter(({ of }) => of === committee)).map((row) => toRow(row, context)),
  );
};

@Resolver(() => Committee)
export class ResultsFrameResolver {
  @FieldResolver(() => [ResultsFrameRow], {
    description:
      'What this committee is to reach in a financial year and how far it is: each indicator that has a figure or a target, outputs first.',
  })
  @Classified('PUB')
  async resultsFrame(
    @Root() { id }: Committee,
    @Args(() => ResultsFrameArgs) { year }: ResultsFrameArgs,
    @Ctx() context: HubContext,
  ): Promise<ResultsFrameRow[]> {
    const asked = year ?? financialQuarterOf(thaiDay(context.now())).year;
    return (await context.load(resultsFrames, { committee: id, year: asked })) ?? [];
  }
}
