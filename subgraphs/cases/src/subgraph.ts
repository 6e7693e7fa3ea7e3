import { defineSubgraph } from '@hub/subgraph-kit';
import { alerts } from './alert/alert.feature.js';
import { attachments } from './attachment/attachment.feature.js';
import { oversight } from './break-glass/break-glass.feature.js';
import { tables } from './case-import/case-import.feature.js';
import { cases } from './case/case.feature.js';
import { disclosures } from './disclosure/disclosure.feature.js';
import { operations } from './operation/operation.feature.js';
import { persons } from './person/person.feature.js';
import { referrals } from './referral/referral.feature.js';
import { reports } from './report/report.feature.js';
import { seed } from './seed.js';
import { statistics } from './statistics/statistics.feature.js';
import { support } from './support-plan/support-plan.feature.js';
import { teams } from './team/team.feature.js';

export const casesSubgraph = defineSubgraph({
  name: 'cases',
  directory: 'feed',
  features: [
    reports,
    cases,
    alerts,
    teams,
    persons,
    support,
    referrals,
    disclosures,
    operations,
    attachments,
    tables,
    oversight,
    statistics,
  ],
  seed,
});
