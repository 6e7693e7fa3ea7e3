import { migration, protect } from '@hub/subgraph-kit';

/** Of which standstills somebody was told, so that nobody is told twice of the same. */
export const standstillMigration = migration(
  1063,
  'Standstill',
  `
  create table repatriation_standstill (
    repatriation uuid not null references repatriation (id),
    since timestamptz not null,
    times integer not null check (times > 0),
    primary key (repatriation, since, times)
  );
  ${protect('repatriation_standstill', { read: 'false' })}
  `,
);
