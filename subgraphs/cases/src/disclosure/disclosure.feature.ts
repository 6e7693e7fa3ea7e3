import type { Feature } from '@hub/subgraph-kit';
import { disclosureMigration } from '../migrations/1165-disclosure.js';
import { disclosureExpiryJob } from './disclosure.expiry.js';
import { grantsReading, packagesFeed } from './disclosure.feed.js';
import { DisclosureResolver } from './disclosure.resolver.js';

/** What goes over the border of a case, for as long as it was granted. */
export const disclosures: Feature = {
  name: 'disclosures',
  resolvers: [DisclosureResolver],
  migrations: [disclosureMigration],
  feeds: [packagesFeed],
  reads: [grantsReading],
  jobs: [disclosureExpiryJob],
};
