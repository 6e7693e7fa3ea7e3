import { appendOnly, migration, protect } from '@hub/subgraph-kit';

/** What was recorded of an outreach event before it was put right. */
export const outreachCorrectionMigration = migration(
  1161,
  'OutreachCorrection',
  `
  create table outreach_correction (
    outreach_event uuid not null references outreach_event,
    version integer not null,
    held_on date not null,
    place text not null,
    kind text not null,
    topics text[] not null,
    reach integer not null,
    lower_bound boolean not null,
    female integer,
    male integer,
    children integer,
    adults integer,
    materials text,
    partner text,
    committee uuid,
    corrected_by text not null,
    corrected_at timestamptz(3) not null,
    primary key (outreach_event, version)
  );
  ${protect('outreach_correction', { read: 'true' })}
  ${appendOnly('outreach_correction')}
  `,
);
