import type { Feature } from '@hub/subgraph-kit';
import { disclosureGrantMigration } from '../migrations/1080-disclosure-grant.js';
import { DisclosureGrantEntity } from './disclosure.entity.js';
import { grantsFeed, packagesReading } from './disclosure.feed.js';
import { DisclosureResolver } from './disclosure.resolver.js';

/** What of a case goes over the border, and for how long. */
export const disclosures: Feature = {
  name: 'disclosures',
  resolvers: [DisclosureResolver],
  entities: [DisclosureGrantEntity],
  migrations: [disclosureGrantMigration],
  feeds: [grantsFeed],
  reads: [packagesReading],
};
