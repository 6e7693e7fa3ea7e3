import { migration, protect, visibleRow } from '@hub/subgraph-kit';
import { DISCLOSURE_ENDINGS, DISCLOSURE_FIELDS } from '@hub/vocabulary';

const list = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');

/** Who may learn once who returns; what they learn is not here. Its contact sees that it waits, by a row of its own. */
export const disclosureGrantMigration = migration(
  1080,
  'DisclosureGrant',
  `
  create table disclosure_grant (
    id uuid primary key,
    repatriation uuid not null references repatriation (id),
    counterpart uuid not null references counterpart_office (id),
    contact text not null,
    until timestamptz not null,
    granted_at timestamptz not null,
    granted_by text not null,
    granted_office text not null,
    fields text[] check (fields <@ array[${list(DISCLOSURE_FIELDS)}]),
    grounds jsonb,
    sealed_at timestamptz,
    opened_at timestamptz,
    ended_at timestamptz,
    ending text check (ending in (${list(DISCLOSURE_ENDINGS)})),
    check (num_nulls(fields, grounds, sealed_at) in (0, 3)),
    check ((ended_at is null) = (ending is null))
  );
  create index disclosure_grant_by_repatriation on disclosure_grant (repatriation, granted_at, id);
  create index disclosure_grant_by_counterpart on disclosure_grant (counterpart);
  create unique index disclosure_grant_waiting on disclosure_grant (repatriation)
    where opened_at is null and ended_at is null;
  ${protect('disclosure_grant', { read: visibleRow('repatriation', 'repatriation') })}

  create table disclosure_waiting (
    disclosure uuid primary key references disclosure_grant (id),
    office text not null,
    contact text not null,
    ref text not null,
    until timestamptz not null
  );
  create index disclosure_waiting_by_office on disclosure_waiting (office, contact);
  ${protect('disclosure_waiting', {
    read: `office = any ((select hub.offices())::text[]) and 'person:' || contact = (select hub.actor_id())`,
  })}
  `,
);
