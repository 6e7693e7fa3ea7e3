import type { Feature } from '@hub/subgraph-kit';
import { FiledReportResolver } from '../filed-report/filed-report.resolver.js';
import { caseFilingMigration } from '../migrations/1020-case-filing.js';
import { tipMigration } from '../migrations/1090-tip.js';
import { reportByFilerMigration } from '../migrations/1130-report-by-filer.js';
import { CaseTipResolver, TipResolver } from '../tip/tip.resolver.js';
import { ReportEntity } from './report.entity.js';
import { ReportResolver } from './report.resolver.js';

/** What comes in: reports of offices, and tips of whoever has no name. */
export const reports: Feature = {
  name: 'reports',
  resolvers: [ReportResolver, FiledReportResolver, TipResolver, CaseTipResolver],
  entities: [ReportEntity],
  migrations: [caseFilingMigration, reportByFilerMigration, tipMigration],
};
