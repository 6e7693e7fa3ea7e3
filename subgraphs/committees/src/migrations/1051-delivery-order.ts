import { migration } from '@hub/subgraph-kit';

/** What a notice that must come in order waits for. */
export const deliveryOrderMigration = migration(
  1051,
  'DeliveryOrder',
  `
  create index delivery_in_order on delivery (channel, inbox, number) where state = 'WAITING';
  `,
);
