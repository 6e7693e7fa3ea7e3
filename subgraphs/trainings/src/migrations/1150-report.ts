import { appendOnly, migration, protect } from '@hub/subgraph-kit';

/** Reports as they were made, once and for all; everything in them is public. */
export const reportMigration = migration(
  1150,
  'Report',
  `
  create table report (
    id uuid primary key,
    subject text not null,
    committee uuid,
    province text,
    period text not null,
    version integer not null,
    names jsonb not null,
    tables jsonb not null,
    made_by text not null,
    made_at timestamptz(3) not null,
    idempotency_key text not null,
    fingerprint text not null,
    unique (made_by, idempotency_key),
    unique nulls not distinct (committee, province, period, version)
  );
  create index report_by_age on report (made_at desc, id desc);
  create index report_by_committee on report (committee, made_at desc, id desc);
  create index report_by_province on report (province, made_at desc, id desc);
  ${protect('report', { read: 'true' })}
  ${appendOnly('report')}
  `,
);
