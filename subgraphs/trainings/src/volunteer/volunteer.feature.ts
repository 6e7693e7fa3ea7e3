import type { Feature } from '@hub/subgraph-kit';
import { volunteerGroupMigration } from '../migrations/1132-volunteer-group.js';
import { volunteerStatistics } from '../volunteer-statistics/volunteer-statistics.population.js';
import {
  VolunteerIndicatorsOfCommitteeResolver,
  VolunteerIndicatorsOfPlaceResolver,
  VolunteerStatisticsResolver,
} from '../volunteer-statistics/volunteer-statistics.resolver.js';
import { volunteerReference } from './volunteer.reference.js';
import { VolunteerResolver, VolunteersOfCommitteeResolver } from './volunteer.resolver.js';
import { countedVolunteers } from './volunteer.readers.js';

/** Volunteers, counted and not named. */
export const volunteers: Feature = {
  name: 'volunteers',
  resolvers: [
    VolunteerResolver,
    VolunteersOfCommitteeResolver,
    VolunteerStatisticsResolver,
    VolunteerIndicatorsOfCommitteeResolver,
    VolunteerIndicatorsOfPlaceResolver,
  ],
  references: [volunteerReference],
  followedRows: [countedVolunteers],
  migrations: [volunteerGroupMigration],
  statistics: volunteerStatistics,
};
