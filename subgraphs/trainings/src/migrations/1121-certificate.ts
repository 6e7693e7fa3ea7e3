import { migration, protect } from '@hub/subgraph-kit';

/** The number of a certificate, for whoever sees the attendance that it is of. */
export const certificateMigration = migration(
  1121,
  'Certificate',
  `
  create table certificate (
    attendance uuid primary key references attendance on delete cascade,
    number text not null unique,
    issued_at timestamptz not null,
    issued_by text not null
  );
  ${protect('certificate', { read: 'exists (select from attendance where attendance.id = certificate.attendance)' })}
  `,
);
