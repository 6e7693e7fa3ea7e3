import type { Feature } from '@hub/subgraph-kit';
import { HeldOfficeResolver, MeResolver } from '../me/me.resolver.js';
import { sessionEndMigration } from '../migrations/1001-session-end.js';
import { systemAccountMigration } from '../migrations/1050-system-account.js';
import { SystemAccountEntity } from '../system-account/system-account.entity.js';
import { SystemAccountResolver } from '../system-account/system-account.resolver.js';
import { SystemKeyEntity } from '../system-account/system-key.entity.js';
import { SessionEndEntity } from './session-end.entity.js';
import { SessionEndResolver } from './session-end.resolver.js';

/** Who calls: what they hold, where they are signed in, and systems with an account of an office. */
export const sessions: Feature = {
  name: 'sessions',
  resolvers: [MeResolver, HeldOfficeResolver, SessionEndResolver, SystemAccountResolver],
  entities: [SessionEndEntity, SystemAccountEntity, SystemKeyEntity],
  migrations: [sessionEndMigration, systemAccountMigration],
};
