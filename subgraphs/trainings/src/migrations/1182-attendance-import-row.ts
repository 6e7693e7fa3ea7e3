import { migration, protect } from '@hub/subgraph-kit';

/** What each list wrote of who came, and what was there before, so that it can be withdrawn. */
export const attendanceImportRowMigration = migration(
  1182,
  'AttendanceImportRow',
  `
  create table attendance_import_row (
    import_id uuid not null references table_import,
    attendance_id uuid not null references attendance on delete cascade,
    ordinal bigint not null generated always as identity,
    role text not null,
    pre_score numeric(6, 3),
    post_score numeric(6, 3),
    former_role text,
    former_pre_score numeric(6, 3),
    former_post_score numeric(6, 3),
    primary key (import_id, attendance_id)
  );
  create index attendance_import_row_by_attendance on attendance_import_row (attendance_id);
  ${protect('attendance_import_row', { read: 'false' })}
  `,
);
