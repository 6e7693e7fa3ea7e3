import type { Feature } from '@hub/subgraph-kit';
import { campaignMigration } from '../migrations/1074-campaign.js';
import { CampaignResolver, CampaignsOfCommitteeResolver } from './campaign.resolver.js';

/** Campaigns of several committees and organizations together. */
export const campaigns: Feature = {
  name: 'campaigns',
  resolvers: [CampaignResolver, CampaignsOfCommitteeResolver],
  migrations: [campaignMigration],
};
