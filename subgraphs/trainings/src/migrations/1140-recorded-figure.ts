import { appendOnly, migration, protect } from '@hub/subgraph-kit';

/** What records give of the indicators, as other subgraphs told it; why it differs; and what is aimed at. */
export const recordedFigureMigration = migration(
  1140,
  'RecordedFigure',
  `
  create table recorded_figure (
    id bigint generated always as identity primary key,
    owner text not null,
    code text not null,
    "of" text not null,
    period text not null,
    value numeric,
    n integer check (n >= 0),
    as_of date not null,
    scope text not null,
    source text not null,
    lower_bound boolean not null,
    suppressed boolean not null check (not suppressed or value is null and n is null),
    parts jsonb not null,
    recorded_at timestamptz(3) not null
  );
  create index recorded_figure_newest on recorded_figure ("of", code, period, owner, id desc);
  ${protect('recorded_figure', { read: 'true' })}
  ${appendOnly('recorded_figure')}

  create table indicator_note (
    id uuid primary key,
    code text not null,
    words text not null,
    noted_by text not null,
    noted_at timestamptz(3) not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (noted_by, idempotency_key)
  );
  create index indicator_note_newest on indicator_note (code, noted_at desc, id desc);
  ${protect('indicator_note', { read: 'true' })}
  ${appendOnly('indicator_note')}

  create table indicator_target (
    id uuid primary key,
    code text not null,
    "of" text not null,
    financial_year integer not null,
    version integer not null,
    baseline numeric,
    target numeric not null,
    note text,
    set_by text not null,
    set_at timestamptz(3) not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique ("of", code, financial_year, version),
    unique (set_by, idempotency_key)
  );
  ${protect('indicator_target', { read: 'true' })}
  ${appendOnly('indicator_target')}
  `,
);
