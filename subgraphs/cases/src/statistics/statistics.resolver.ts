import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Indicator, indicatorsByPlace, statisticsResolverOf } from '@hub/subgraph-kit';
import { Place } from '../place/place.stub.js';
import { CaseCubeCode, CaseStatistics, caseStatisticsOf } from './statistics.type.js';

/** Quarters that the figures of a place show. */
const QUARTERS_SHOWN = 4;
/** Quarters that a trend shows. */
const QUARTERS_OF_TREND = 12;
const CUBE = 'REPORTED_BY_PLACE';
const figure = { code: 'CASES_REPORTED', unit: 'cases reported in the quarter' };

const indicatorsOfPlaces = indicatorsByPlace(CUBE, { quarters: QUARTERS_SHOWN, figure });
const trendsOfPlaces = indicatorsByPlace(CUBE, { quarters: QUARTERS_OF_TREND, figure });

export const StatisticsResolver = statisticsResolverOf({
  noun: 'case',
  cube: () => CaseCubeCode,
  table: () => CaseStatistics,
  tableOf: caseStatisticsOf,
  periods: 'The quarters of which statistics were published, newest first.',
});

@Resolver(() => Place)
export class StatisticsOfPlaceResolver {
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
