import { allSettings, type Feature, gatewaySettings, printSettings } from '@hub/subgraph-kit';
import { reportMigration } from '../migrations/1150-report.js';
import { reportPapers } from './report.paper.js';
import { ReportResolver } from './report.resolver.js';

/** Reports over a period, written once. */
export const reports: Feature = {
  name: 'reports',
  resolvers: [ReportResolver],
  migrations: [reportMigration],
  papers: reportPapers,
  settings: allSettings(gatewaySettings, printSettings),
};
