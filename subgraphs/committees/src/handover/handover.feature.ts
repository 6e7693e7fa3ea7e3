import { allSettings, type Feature, gatewaySettings, printSettings } from '@hub/subgraph-kit';
import { handoverPackMigration } from '../migrations/1090-handover-pack.js';
import { secretaryPackMigration } from '../migrations/1235-secretary-pack.js';
import { HandoverChangeResolver } from './handover-change.resolver.js';
import { handoverPacksJob } from './handover-packs.job.js';
import { handoverPapers } from './handover.paper.js';
import { HandoverAcknowledgementResolver, HandoverPackResolver, PacksOfOfficeResolver } from './handover.resolver.js';
import { handoverSettings } from './handover.settings.js';

/** What an office hands over to whoever holds it next, written once. */
export const handovers: Feature = {
  name: 'handovers',
  resolvers: [HandoverPackResolver, HandoverChangeResolver, HandoverAcknowledgementResolver, PacksOfOfficeResolver],
  migrations: [handoverPackMigration, secretaryPackMigration],
  jobs: [handoverPacksJob],
  papers: handoverPapers,
  settings: allSettings(handoverSettings, gatewaySettings, printSettings),
};
