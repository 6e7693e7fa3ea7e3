import type { Feature } from '@hub/subgraph-kit';
import { AccessReportResolver } from '../access-report/access-report.resolver.js';
import { breakGlassMigration } from '../migrations/1010-break-glass.js';
import { NoticeResolver } from '../notice/notice.resolver.js';
import { BreakGlassResolver, BreakGlassReviewResolver } from './break-glass.resolver.js';
import { reviewOverdueJob } from './review-overdue.job.js';

/** Emergency access, who watches over it, and who read what. */
export const oversight: Feature = {
  name: 'oversight',
  resolvers: [BreakGlassResolver, BreakGlassReviewResolver, AccessReportResolver, NoticeResolver],
  migrations: [breakGlassMigration],
  jobs: [reviewOverdueJob],
};
