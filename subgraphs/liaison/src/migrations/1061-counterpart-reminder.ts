import { officeInboxes } from '@hub/inbox';
import { migration, protect } from '@hub/subgraph-kit';
import { LIAISON_REMINDER_KINDS } from '@hub/vocabulary';

/** What was reminded of, so that nobody is reminded twice of the same, and the inboxes that hold it. */
export const counterpartReminderMigration = migration(
  1061,
  'LiaisonReminder',
  `
  create table counterpart_reminder (
    id uuid primary key,
    counterpart uuid not null references counterpart_office (id),
    kind text not null check (kind in (${LIAISON_REMINDER_KINDS.map((kind) => `'${kind}'`).join(', ')})),
    verified_on date,
    created_at timestamptz not null,
    unique nulls not distinct (counterpart, kind, verified_on)
  );
  ${protect('counterpart_reminder', { read: 'false' })}
  ${officeInboxes('counterparts')}
  `,
);
