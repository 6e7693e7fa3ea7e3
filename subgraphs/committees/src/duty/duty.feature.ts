import type { Feature } from '@hub/subgraph-kit';
import { dutyMigration } from '../migrations/1010-duty.js';
import { dutyWithdrawalJob } from './duty-withdrawal.job.js';
import { DutyShiftEntity } from './duty.entity.js';
import { DutyResolver } from './duty.resolver.js';

/** Who answers for an office today. */
export const duties: Feature = {
  name: 'duties',
  resolvers: [DutyResolver],
  entities: [DutyShiftEntity],
  migrations: [dutyMigration],
  jobs: [dutyWithdrawalJob],
};
