import type { Feature } from '@hub/subgraph-kit';
import { referralMigration } from '../migrations/1060-referral.js';
import { referralOutsideMigration } from '../migrations/1125-referral-outside.js';
import { outsideExpiryJob } from '../referral-outside/outside.expiry.js';
import { OutsideReferralResolver } from '../referral-outside/outside.resolver.js';
import { PrimeroResolver } from './primero.resolver.js';
import { ReferralEntity } from './referral.entity.js';
import { referralExpiredTask } from './referral.expiry.js';
import { referralReference } from './referral.reference.js';
import { ReferralResolver } from './referral.resolver.js';

/** Referrals to offices, to a Primero, and outside the hub. */
export const referrals: Feature = {
  name: 'referrals',
  resolvers: [ReferralResolver, PrimeroResolver, OutsideReferralResolver],
  references: [referralReference],
  entities: [ReferralEntity],
  migrations: [referralMigration, referralOutsideMigration],
  jobs: [outsideExpiryJob],
  tasks: [referralExpiredTask],
};
