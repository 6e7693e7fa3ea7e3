import type { Feature } from '@hub/subgraph-kit';
import { establishmentMigration } from '../migrations/1070-establishment.js';
import { committeeAgainMigration } from '../migrations/1180-committee-again.js';
import { committeeDissolvedMigration } from '../migrations/1200-committee-dissolved.js';
import { EstablishmentResolver, EstablishmentsOfCommitteeResolver } from './establishment.resolver.js';

/** The steps that were taken on the way to a working committee. */
export const establishments: Feature = {
  name: 'establishments',
  resolvers: [EstablishmentResolver, EstablishmentsOfCommitteeResolver],
  migrations: [establishmentMigration, committeeAgainMigration, committeeDissolvedMigration],
};
