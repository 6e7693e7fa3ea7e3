import { appendOnly, migration, protect } from '@hub/subgraph-kit';

/** What came of an operation as it was told before it was put right; read by whoever sees the operation. */
export const operationCorrectionMigration = migration(
  1201,
  'OperationCorrection',
  `
  create table operation_correction (
    operation_id uuid not null references operation (id),
    version integer not null,
    former jsonb not null,
    reason text not null,
    person text not null,
    office text not null,
    created_at timestamptz not null,
    primary key (operation_id, version)
  );
  ${protect('operation_correction', {
    read: 'exists (select from operation o where o.id = operation_correction.operation_id)',
  })}
  ${appendOnly('operation_correction')}
  `,
);
