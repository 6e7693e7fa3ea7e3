import { migration, protect } from '@hub/subgraph-kit';

/**
 * Of which windows those at the crossing were told, so that nobody is told twice of the same, and which offices know of
 * a return for that reason alone.
 */
export const handoverPreparationMigration = migration(
  1070,
  'HandoverPreparation',
  `
  create table handover_preparation (
    repatriation uuid not null references repatriation (id),
    version integer not null,
    crossing uuid not null references border_crossing (id),
    window_start date not null,
    window_end date not null,
    told_at timestamptz not null,
    ended_at timestamptz,
    primary key (repatriation, version)
  );
  create unique index handover_preparation_standing on handover_preparation (repatriation) where ended_at is null;
  create index handover_preparation_by_crossing on handover_preparation (crossing);
  ${protect('handover_preparation', { read: 'false' })}

  create index repatriation_scheduled on repatriation (window_start) where state = 'SCHEDULED';
  alter table repatriation_update add column handover boolean not null default false;
  `,
);
