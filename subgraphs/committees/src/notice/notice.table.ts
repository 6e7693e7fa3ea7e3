import type { RuleDefault } from '@hub/subgraph-kit';
import { REMINDER_RULES } from '../reminder/reminder.table.js';
import { TENURE_RULES } from '../tenure/tenure.table.js';

/** Every rule that committees raise, as this release brings it; what is in force is in the database. */
export const COMMITTEE_RULES: readonly RuleDefault[] = [...REMINDER_RULES, ...TENURE_RULES];
