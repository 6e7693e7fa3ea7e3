import { migration, protect } from '@hub/subgraph-kit';

/** Which trends were told, and of which days; an entry of an inbox can then be about no case. */
export const trendNoteMigration = migration(
  1150,
  'TrendNote',
  `
  create table trend_note (
    district text not null,
    pattern text not null,
    value text not null,
    from_day date not null,
    until_day date not null check (until_day >= from_day),
    told_at timestamptz not null,
    primary key (district, pattern, value, until_day)
  );
  ${protect('trend_note', { read: 'false' })}
  alter table case_alert alter column case_id drop not null;
  create index case_file_by_day on case_file (created_at);
  `,
);
