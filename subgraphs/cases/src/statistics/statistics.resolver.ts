import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import {
  type Batch,
  Classified,
  type HubContext,
  Indicator,
  indicatorOfPlace,
  Input,
  newestSnapshots,
  periodOf,
  periodsOf,
  publishedPeriods,
  snapshotOf,
  StatisticsPeriod,
} from '@hub/subgraph-kit';
import { Place } from '../place/place.stub.js';
import type { CaseCube } from './statistics.rules.js';
import { CaseCubeCode, CaseStatistics, caseStatisticsOf } from './statistics.type.js';

/** Quarters that the figures of a place show. */
const QUARTERS_SHOWN = 4;
/** Quarters that a trend shows. */
const QUARTERS_OF_TREND = 12;
const FIGURE = { code: 'CASES_REPORTED', unit: 'cases reported in the quarter' };

const indicatorsOf =
  (quarters: number): Batch<string, Indicator[]> =>
  async (pcodes, context) => {
    const snapshots = await context.asCaller((tx) => newestSnapshots(tx, 'REPORTED_BY_PLACE', quarters));
    return pcodes.map((pcode) => snapshots.flatMap((snapshot) => indicatorOfPlace(snapshot, pcode, FIGURE) ?? []));
  };

const indicatorsOfPlaces = indicatorsOf(QUARTERS_SHOWN);
const trendsOfPlaces = indicatorsOf(QUARTERS_OF_TREND);

@Resolver(() => Place)
export class StatisticsResolver {
  @Query(() => CaseStatistics, {
    nullable: true,
    description: 'A published table of a quarter; null while the quarter is not over, and when there is none.',
  })
  @Classified('PUB')
  async caseStatistics(
    @Input('cube', () => CaseCubeCode, { class: 'PUB', description: 'Which table.' }) cube: CaseCube,
    @Input('period', () => String, { class: 'PUB', description: 'A quarter, e.g. 2026-Q3.' }) period: string,
    @Ctx() context: HubContext,
  ): Promise<CaseStatistics | null> {
    if (!periodOf(period)) return null;
    const snapshot = await context.asCaller((tx) => snapshotOf(tx, cube, period));
    return snapshot && caseStatisticsOf(snapshot);
  }

  @Query(() => [StatisticsPeriod], { description: 'The quarters of which statistics were published, newest first.' })
  @Classified('PUB')
  async caseStatisticsPeriods(@Ctx() context: HubContext): Promise<StatisticsPeriod[]> {
    return periodsOf(await context.asCaller(publishedPeriods));
  }

  @FieldResolver(() => [Indicator], {
    description:
      'Cases reported in the last four published quarters, newest first; empty where no table lists the place.',
  })
  @Classified('PUB')
  async caseIndicators(@Root() { pcode }: Place, @Ctx() context: HubContext): Promise<Indicator[]> {
    return (await context.load(indicatorsOfPlaces, pcode)) ?? [];
  }

  @FieldResolver(() => [Indicator], {
    description:
      'Cases reported in the last twelve published quarters, newest first; empty where no table lists the place.',
  })
  @Classified('PUB')
  async caseTrend(@Root() { pcode }: Place, @Ctx() context: HubContext): Promise<Indicator[]> {
    return (await context.load(trendsOfPlaces, pcode)) ?? [];
  }
}
