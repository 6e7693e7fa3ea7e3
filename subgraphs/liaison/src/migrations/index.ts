import { liaisonMigration } from './1000-liaison.js';
import { repatriationMigration } from './1001-repatriation.js';
import { counterpartAnswerMigration } from './1020-counterpart-answer.js';

export const migrations = [liaisonMigration, repatriationMigration, counterpartAnswerMigration];
