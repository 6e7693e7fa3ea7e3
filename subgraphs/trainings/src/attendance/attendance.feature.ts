import { type Feature, tableImportMigration, tableImportsOf, tableImportWithdrawalMigration } from '@hub/subgraph-kit';
import { attendanceImport } from '../attendance-import/attendance-import.js';
import { attendanceMigration } from '../migrations/1051-attendance.js';
import { attendanceImportRowMigration } from '../migrations/1182-attendance-import-row.js';
import { AttendanceChangeResolver } from './attendance-change.resolver.js';
import { keptLists } from './attendance.readers.js';
import { AttendanceReachResolver, AttendanceResolver } from './attendance.resolver.js';

const imports = tableImportsOf([attendanceImport]);

/** Who attended, from tables too. */
export const attendances: Feature = {
  name: 'attendances',
  resolvers: [AttendanceResolver, AttendanceReachResolver, AttendanceChangeResolver, ...imports.resolvers],
  migrations: [
    ...[tableImportMigration(1050), attendanceMigration, tableImportWithdrawalMigration(1181)],
    attendanceImportRowMigration,
  ],
  followedRows: [keptLists],
  tasks: imports.tasks,
};
