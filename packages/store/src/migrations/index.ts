import { actorMigration } from './0001-actor.js';
import { rowAccessMigration } from './0002-row-access.js';

/** What every hub database has. */
export const storeMigrations = [actorMigration, rowAccessMigration];
