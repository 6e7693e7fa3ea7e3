import { officeInboxes } from '@hub/inbox';
import { migration, protect } from '@hub/subgraph-kit';

/** What was told of appointments that end and of offices that nobody holds, so that nothing is told twice. */
export const tenureMigration = migration(
  1011,
  'Tenure',
  `
  create table tenure_reminder (
    appointment uuid not null references appointment (id),
    days integer not null,
    raised_at timestamptz not null default now(),
    primary key (appointment, days)
  );
  ${protect('tenure_reminder', { read: 'false' })}

  create table vacancy (
    id bigint generated always as identity primary key,
    office uuid not null references office (id),
    since timestamptz not null,
    told_at timestamptz not null default now(),
    filled_at timestamptz
  );
  create unique index vacancy_open on vacancy (office) where filled_at is null;
  ${protect('vacancy', { read: 'false' })}
  ${officeInboxes('notices')}
  `,
);
