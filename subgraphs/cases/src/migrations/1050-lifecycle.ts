import { migration, protect, visibleRow } from '@hub/subgraph-kit';

/** How a case ended, how long its persons may reflect, and everything that was done with its course. */
export const lifecycleMigration = migration(
  1050,
  'Lifecycle',
  `
  alter table case_file
    add column reflection_ends_at timestamptz,
    add column outcome text,
    add column resolved_at_level text,
    add column reporter_feedback text,
    add column closed_at timestamptz,
    add column duplicate_of uuid references case_file (id),
    add constraint case_file_closed check (
      state <> 'CLOSED' or (outcome is not null and resolved_at_level is not null and reporter_feedback is not null
        and closed_at is not null)),
    add constraint case_file_duplicate check (duplicate_of is null or (state = 'DUPLICATE' and duplicate_of <> id));
  create index case_file_by_survivor on case_file (duplicate_of) where duplicate_of is not null;

  create table case_step (
    case_id uuid not null references case_file (id),
    version integer not null,
    act text not null,
    from_state text,
    to_state text,
    from_committee uuid,
    to_committee uuid,
    reflection_ends_at timestamptz,
    outcome text,
    resolved_at_level text,
    reason text,
    person text not null,
    office text not null,
    created_at timestamptz not null,
    primary key (case_id, version)
  );
  ${protect('case_step', { read: visibleRow('case', 'case_step.case_id') })}
  `,
);
