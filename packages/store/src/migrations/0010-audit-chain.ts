import { appendOnly, migration } from '../migration.js';
import { closeOwnFunctions } from '../own-functions.js';

/**
 * Chains the entries of the audit. Each is linked while its transaction commits: the row lock of hub.audit_turn is the
 * last lock a transaction takes, so it waits for nothing while it holds it. `chainHash` computes what hub.audit_hash does.
 */
export const auditChainMigration = migration(
  10,
  'AuditChain',
  `
  alter table audit_entry add column office text, add column subject text;
  create index audit_entry_by_subject on audit_entry (subject, at) where subject is not null;

  drop policy read on audit_entry;
  drop policy if exists write on audit_entry;
  drop policy if exists add on audit_entry;
  drop policy if exists change on audit_entry;
  drop policy if exists remove on audit_entry;
  create policy read on audit_entry for select using ((select hub.is_system()));
  create policy verify on audit_entry for select to current_user using (true);

  create function hub.refuse_change() returns trigger
    language plpgsql set search_path = hub, pg_temp as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
  end $$;

  create table hub.audit_link (
    sequence bigint primary key,
    entry uuid not null unique,
    hash bytea not null
  );
  create table hub.audit_turn (only_row boolean primary key default true check (only_row));
  insert into hub.audit_turn default values;
  create table hub.audit_checkpoint (
    only_row boolean primary key default true check (only_row),
    body jsonb not null
  );

  create function hub.audit_hash(previous bytea, sequence bigint, entry public.audit_entry) returns bytea
    language sql stable as $$
    select sha256(previous || convert_to(json_build_array(
      sequence::text, entry.id, (extract(epoch from entry.at) * 1000000)::bigint::text, entry.actor, entry.action,
      entry.resource_type, entry.resource, entry.purpose, entry.office, entry.subject)::text, 'UTF8'))
  $$;
  create function hub.link_entry(new_entry public.audit_entry) returns void
    language plpgsql set search_path = hub, pg_temp as $$
  declare
    head hub.audit_link;
  begin
    -- a statement of its own: the next one sees what was committed while this one waited
    perform from hub.audit_turn for update;
    select * into head from hub.audit_link order by sequence desc limit 1;
    head.sequence := coalesce(head.sequence, 0) + 1;
    head.hash := hub.audit_hash(coalesce(head.hash, decode(repeat('00', 32), 'hex')), head.sequence, new_entry);
    insert into hub.audit_link (sequence, entry, hash) values (head.sequence, new_entry.id, head.hash);
  end $$;
  create function hub.link_new_entry() returns trigger
    language plpgsql security definer set search_path = hub, pg_temp as $$
  begin
    perform hub.link_entry(new);
    return null;
  end $$;

  create function hub.audit_head(out sequence bigint, out hash bytea)
    language sql stable security definer set search_path = hub, pg_temp as $$
    select l.sequence, l.hash from hub.audit_link l order by l.sequence desc limit 1
  $$;
  create function hub.last_checkpoint() returns jsonb
    language sql stable security definer set search_path = hub, pg_temp as $$ select body from hub.audit_checkpoint $$;
  create function hub.keep_checkpoint(new_body jsonb) returns void
    language sql security definer set search_path = hub, pg_temp as $$
    insert into hub.audit_checkpoint (body) values (new_body) on conflict (only_row) do update set body = excluded.body
  $$;
  ${closeOwnFunctions('hub')}

  do $$
  declare
    entry public.audit_entry;
  begin
    for entry in select * from public.audit_entry order by at, id loop
      perform hub.link_entry(entry);
    end loop;
  end $$;

  create constraint trigger link after insert on audit_entry deferrable initially deferred
    for each row execute function hub.link_new_entry();
  alter table audit_entry enable always trigger link;
  ${appendOnly('audit_entry')}
  ${appendOnly('hub.audit_link')}
  ${appendOnly('erasure')}
  `,
);
