import { migration, protect } from '@hub/subgraph-kit';

/** What two cases of the same may have in common: the reporter's phone as a blind index, the district and the days. */
export const possibleDuplicateMigration = migration(
  1091,
  'PossibleDuplicate',
  `
  create table report_token (
    report_id uuid not null references report (id),
    case_id uuid not null references case_file (id),
    kind text not null,
    token text not null,
    primary key (report_id, kind, token)
  );
  create index report_token_by_token on report_token (kind, token);
  create index report_token_by_case on report_token (case_id);
  ${protect('report_token', { read: 'false' })}
  create index case_file_by_district on case_file (district, category, created_at);
  `,
);
