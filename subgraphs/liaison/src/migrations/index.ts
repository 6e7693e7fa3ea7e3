import { liaisonMigration } from './1000-liaison.js';
import { repatriationMigration } from './1001-repatriation.js';

export const migrations = [liaisonMigration, repatriationMigration];
