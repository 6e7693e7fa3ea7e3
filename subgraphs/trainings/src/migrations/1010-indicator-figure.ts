import { migration, protect } from '@hub/subgraph-kit';

/** Figures as they were published, each with what it stands for; none is ever changed. */
export const indicatorFigureMigration = migration(
  1010,
  'IndicatorFigure',
  `
  create table indicator_figure (
    id uuid primary key,
    code text not null,
    value numeric not null,
    n integer check (n >= 0),
    as_of date not null,
    scope text not null,
    source text not null,
    lower_bound boolean not null,
    parts jsonb not null,
    note text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (recorded_by, idempotency_key)
  );
  create index indicator_figure_by_code on indicator_figure (code, as_of, id);
  ${protect('indicator_figure', { read: 'true' })}
  `,
);
