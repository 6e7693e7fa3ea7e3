import type { Feature } from '@hub/subgraph-kit';
import { CaseExportResolver } from '../case-export/case-export.resolver.js';
import { caseImportMigration } from '../migrations/1110-case-import.js';
import { CaseImportResolver } from './case-import.resolver.js';
import { forgetImportTask, writeImportTask } from './case-import.writing.js';

/** Cases as tables, in and out. */
export const tables: Feature = {
  name: 'tables',
  resolvers: [CaseImportResolver, CaseExportResolver],
  migrations: [caseImportMigration],
  tasks: [writeImportTask, forgetImportTask],
};
