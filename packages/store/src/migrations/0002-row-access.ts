import { migration, protect } from '../migration.js';

/** Which office may see which row, until when, and why: the row policy and the index of every list. */
export const rowAccessMigration = migration(
  2,
  'RowAccess',
  `
  create table row_access (
    resource_type text not null,
    resource uuid not null,
    office text not null,
    reason text not null,
    until timestamptz,
    created_at timestamptz not null default clock_timestamp(),
    primary key (resource_type, resource, office, reason)
  );
  create index row_access_by_office on row_access (office, resource_type, resource);
  ${protect('row_access', { read: 'office = any ((select hub.offices())::text[])' })}

  create table audit_entry (
    id uuid primary key default gen_random_uuid(),
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    action text not null,
    resource_type text not null,
    resource text not null,
    purpose text not null
  );
  create index audit_entry_by_resource on audit_entry (resource_type, resource, at);
  ${protect('audit_entry', { read: 'false' })}
  create policy append on audit_entry for insert with check ((select hub.actor_id()) is not null);
  `,
);
