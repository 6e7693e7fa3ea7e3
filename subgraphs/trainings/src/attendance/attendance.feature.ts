import { type Feature, tableImportMigration, tableImportsOf } from '@hub/subgraph-kit';
import { attendanceImport } from '../attendance-import/attendance-import.js';
import { attendanceMigration } from '../migrations/1051-attendance.js';
import { keptLists } from './attendance.readers.js';
import { AttendanceReachResolver, AttendanceResolver } from './attendance.resolver.js';

const imports = tableImportsOf([attendanceImport]);

/** Who attended, from tables too. */
export const attendances: Feature = {
  name: 'attendances',
  resolvers: [AttendanceResolver, AttendanceReachResolver, ...imports.resolvers],
  migrations: [tableImportMigration(1050), attendanceMigration],
  followedRows: [keptLists],
  tasks: imports.tasks,
};
