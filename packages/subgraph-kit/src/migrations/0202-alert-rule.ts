import { appendOnly, migration } from '@hub/store';

/** Every version of every rule, with who changed it, when and why; nobody changes or removes one. */
export const alertRuleMigration = migration(
  202,
  'AlertRule',
  `
  create table alert_rule (
    code text not null,
    version integer not null check (version > 0),
    active boolean not null,
    accept_within jsonb not null,
    addressees jsonb not null check (jsonb_array_length(addressees) > 0),
    chain jsonb not null check (jsonb_typeof(chain) = 'array'),
    changed_by text not null,
    changed_at timestamptz not null default clock_timestamp(),
    reason text not null,
    primary key (code, version)
  );
  alter table alert_rule enable row level security;
  create policy read on alert_rule for select using ((select hub.actor_id()) is not null);
  create policy change on alert_rule for insert with check ((select hub.is_system()));
  ${appendOnly('alert_rule')}
  `,
);
