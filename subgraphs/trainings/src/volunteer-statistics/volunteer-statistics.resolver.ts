import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Indicator, indicatorsByPlace, statisticsResolverOf } from '@hub/subgraph-kit';
import { Committee } from '../committee/committee.stub.js';
import { Place } from '../place/place.stub.js';
import { VolunteerCubeCode, VolunteerStatistics, volunteerStatisticsOf } from './volunteer-statistics.type.js';

/** Quarters that the figures of a place show. */
const QUARTERS_SHOWN = 4;

const volunteersByPlace = indicatorsByPlace('VOLUNTEERS_BY_PLACE', {
  quarters: QUARTERS_SHOWN,
  figure: { code: 'VOLUNTEERS_RECORDED', unit: 'volunteers recorded in the quarter' },
});

export const VolunteerStatisticsResolver = statisticsResolverOf({
  noun: 'volunteer',
  cube: () => VolunteerCubeCode,
  table: () => VolunteerStatistics,
  tableOf: volunteerStatisticsOf,
  periods: 'The quarters of which volunteers were published, newest first.',
});

@Resolver(() => Place)
export class VolunteerIndicatorsOfPlaceResolver {
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
