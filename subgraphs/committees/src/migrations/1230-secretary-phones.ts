import { migration } from '@hub/subgraph-kit';
import { own } from './1000-committees.js';
import { DIRECTORY_KINDS, reads } from './1201-committee-secretary.js';
import { servesWhereReads } from './1220-official-phone.js';

const READER = `reader.id = any ((select hub.offices())::uuid[]) and reader.kind in (${DIRECTORY_KINDS})`;

/** Every kind that reads the directory reads phones where it answers; the secretary of a committee too. */
export const secretaryPhonesMigration = migration(
  1230,
  'SecretaryPhones',
  reads('official_phone', `${own('official_phone.official')} or ${servesWhereReads(READER)}`),
);
