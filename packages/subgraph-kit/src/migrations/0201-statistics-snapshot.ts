import { appendOnly, migration } from '@hub/store';

/** Published statistics: anybody reads them, a job of the hub adds to them, nobody changes them. */
export const statisticsMigration = migration(
  201,
  'StatisticsSnapshot',
  `
  create table statistics_snapshot (
    cube text not null,
    period text not null,
    population text not null,
    subject text not null,
    dimensions text[] not null,
    scope text not null,
    source text not null,
    as_of date not null,
    computed_at timestamptz not null default clock_timestamp(),
    cells jsonb not null,
    primary key (cube, period)
  );
  create index statistics_snapshot_by_population on statistics_snapshot (population, period);
  alter table statistics_snapshot enable row level security;
  create policy read on statistics_snapshot for select using (true);
  create policy publish on statistics_snapshot for insert with check ((select hub.is_system()));
  ${appendOnly('statistics_snapshot')}
  `,
);
