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
import { Committee } from '../committee/committee.stub.js';
import { Place } from '../place/place.stub.js';
import type { VolunteerCube } from './volunteer-statistics.population.js';
import { VolunteerCubeCode, VolunteerStatistics, volunteerStatisticsOf } from './volunteer-statistics.type.js';

/** Quarters that the figures of a place show. */
const QUARTERS_SHOWN = 4;
const FIGURE = { code: 'VOLUNTEERS_RECORDED', unit: 'volunteers recorded in the quarter' };

const volunteersByPlace: Batch<string, Indicator[]> = async (pcodes, context) => {
  const snapshots = await context.asCaller((tx) => newestSnapshots(tx, 'VOLUNTEERS_BY_PLACE', QUARTERS_SHOWN));
  return pcodes.map((pcode) => snapshots.flatMap((snapshot) => indicatorOfPlace(snapshot, pcode, FIGURE) ?? []));
};

@Resolver(() => Place)
export class VolunteerStatisticsResolver {
  @Query(() => VolunteerStatistics, {
    nullable: true,
    description: 'A published table of a quarter; null while the quarter is not over, and when there is none.',
  })
  @Classified('PUB')
  async volunteerStatistics(
    @Input('cube', () => VolunteerCubeCode, { class: 'PUB', description: 'Which table.' }) cube: VolunteerCube,
    @Input('period', () => String, { class: 'PUB', description: 'A quarter, e.g. 2026-Q3.' }) period: string,
    @Ctx() context: HubContext,
  ): Promise<VolunteerStatistics | null> {
    if (!periodOf(period)) return null;
    const snapshot = await context.asCaller((tx) => snapshotOf(tx, cube, period));
    return snapshot && volunteerStatisticsOf(snapshot);
  }

  @Query(() => [StatisticsPeriod], { description: 'The quarters of which volunteers were published, newest first.' })
  @Classified('PUB')
  async volunteerStatisticsPeriods(@Ctx() context: HubContext): Promise<StatisticsPeriod[]> {
    return periodsOf(await context.asCaller(publishedPeriods));
  }

  @FieldResolver(() => [Indicator], {
    description: 'Volunteers recorded in the last four published quarters; empty where no table lists the place.',
  })
  @Classified('PUB')
  async volunteerIndicators(@Root() { pcode }: Place, @Ctx() context: HubContext): Promise<Indicator[]> {
    return (await context.load(volunteersByPlace, pcode)) ?? [];
  }
}

@Resolver(() => Committee)
export class VolunteerIndicatorsOfCommitteeResolver {
  @FieldResolver(() => [Indicator], {
    description: 'Volunteers recorded in its district or province in the last four published quarters.',
  })
  @Classified('PUB')
  async volunteerIndicators(@Root() { id }: Committee, @Ctx() context: HubContext): Promise<Indicator[]> {
    const place = context.directory.committee(id)?.place;
    return (place && (await context.load(volunteersByPlace, place))) || [];
  }
}
