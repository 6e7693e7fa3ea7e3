import { appendOnly, migration, protect } from '@hub/subgraph-kit';

/** What was recorded of a distribution of a material before it was put right, and why it was. */
export const distributionCorrectionMigration = migration(
  1190,
  'DistributionCorrection',
  `
  alter table material_distribution add column version integer not null default 1;

  create table material_distribution_correction (
    distribution uuid not null references material_distribution,
    version integer not null,
    material_version_id uuid not null references material_version,
    place text not null,
    committee_id uuid,
    copies integer,
    lower_bound boolean not null,
    handed_on date not null,
    source text,
    reason text not null,
    corrected_by text not null,
    corrected_at timestamptz(3) not null,
    primary key (distribution, version)
  );
  ${protect('material_distribution_correction', { read: 'true' })}
  ${appendOnly('material_distribution_correction')}
  `,
);
