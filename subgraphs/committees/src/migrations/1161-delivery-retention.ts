import { migration } from '@hub/subgraph-kit';

/** What is deleted once it is old: notices that wait no more. */
export const deliveryRetentionMigration = migration(
  1161,
  'DeliveryRetention',
  `
  create index delivery_ended on delivery (created_at) where state <> 'WAITING';
  `,
);
