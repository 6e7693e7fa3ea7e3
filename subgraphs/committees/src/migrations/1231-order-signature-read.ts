import { migration } from '@hub/subgraph-kit';
import { READS_DIRECTORY, reads } from './1201-committee-secretary.js';
import { knows } from './1202-member-reads.js';

/** The number and the signer of an order are read with the rest of it too: by members of its committee. */
export const orderSignatureReadMigration = migration(
  1231,
  'OrderSignatureRead',
  reads(
    'order_signature',
    `${READS_DIRECTORY} or exists (
      select from appointment_order signed where signed.id = order_signature.order_id and ${knows('signed.committee')})`,
  ),
);
