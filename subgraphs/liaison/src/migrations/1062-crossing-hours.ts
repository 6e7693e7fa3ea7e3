import { migration, protect } from '@hub/subgraph-kit';
import { CLOSURE_REASONS } from '@hub/vocabulary';

/** Hours and closures of legal crossings; a natural one has no row that either could belong to. */
export const crossingHoursMigration = migration(
  1062,
  'CrossingHours',
  `
  alter table border_crossing
    add column hours jsonb check (jsonb_typeof(hours) = 'array'),
    add column version integer not null default 1 check (version > 0),
    add check (kind = 'LEGAL' or hours is null),
    add unique (id, kind);

  create table crossing_closure (
    id uuid primary key,
    crossing uuid not null,
    kind text not null default 'LEGAL' check (kind = 'LEGAL'),
    starts_at timestamptz not null,
    ends_at timestamptz check (ends_at >= starts_at),
    reason text not null check (reason in (${CLOSURE_REASONS.map((reason) => `'${reason}'`).join(', ')})),
    foreign key (crossing, kind) references border_crossing (id, kind)
  );
  create index crossing_closure_by_crossing on crossing_closure (crossing, kind, starts_at);
  ${protect('crossing_closure', { read: 'true' })}
  `,
);
