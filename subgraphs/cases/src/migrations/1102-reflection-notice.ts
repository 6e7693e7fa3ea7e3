import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** How far each time of reflection had come when somebody was told of it. */
export const reflectionNoticeMigration = migration(
  1102,
  'ReflectionNotice',
  `
  create table reflection_notice (
    case_id uuid not null references case_file (id),
    ends_at timestamptz not null,
    mark text not null,
    told_at timestamptz not null,
    primary key (case_id, ends_at, mark)
  );
  ${protect('reflection_notice', { read: visibleRow('case', 'reflection_notice.case_id') })}
  create index case_file_reflecting on case_file (reflection_ends_at)
    where state in ('PRESUMED_VICTIM', 'MDT_REVIEW');
  `,
);
