import { appendOnly, migration } from '../migration.js';

/**
 * Chains the entries of the audit. Each is linked while its transaction commits: the head's row lock is the last lock a
 * transaction takes, so it can wait for nothing while it holds it. `hub.audit_hash` and `chainHash` compute the same.
 */
export const auditChainMigration = migration(
  10,
  'AuditChain',
  `
  alter table audit_entry add column office text, add column subject text;
  create index audit_entry_by_subject on audit_entry (subject, at) where subject is not null;

  drop policy read on audit_entry;
  drop policy write on audit_entry;
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
  create table hub.audit_head (
    only_row boolean primary key default true check (only_row),
    sequence bigint not null,
    hash bytea not null
  );
  insert into hub.audit_head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));
  create table hub.audit_checkpoint (
    only_row boolean primary key default true check (only_row),
    body jsonb not null
  );

  create function hub.audit_field(value text) returns text language sql immutable as $$
    select coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-')
  $$;
  create function hub.audit_hash(previous bytea, sequence bigint, entry public.audit_entry) returns bytea
    language sql immutable as $$
    select sha256(previous || convert_to(
      hub.audit_field(sequence::text) || hub.audit_field(entry.id::text)
      || hub.audit_field((extract(epoch from entry.at) * 1000000)::bigint::text)
      || hub.audit_field(entry.actor) || hub.audit_field(entry.action)
      || hub.audit_field(entry.resource_type) || hub.audit_field(entry.resource)
      || hub.audit_field(entry.purpose) || hub.audit_field(entry.office) || hub.audit_field(entry.subject), 'UTF8'))
  $$;

  create function hub.link_entry(new_entry public.audit_entry) returns void
    language plpgsql set search_path = hub, pg_temp as $$
  declare
    head hub.audit_head;
  begin
    update hub.audit_head h
       set sequence = h.sequence + 1, hash = hub.audit_hash(h.hash, h.sequence + 1, new_entry)
    returning * into strict head;
    insert into hub.audit_link (sequence, entry, hash) values (head.sequence, new_entry.id, head.hash);
  end $$;
  create function hub.link_new_entry() returns trigger
    language plpgsql security definer set search_path = hub, pg_temp as $$
  begin
    perform hub.link_entry(new);
    return null;
  end $$;

  create function hub.audit_head_now() returns hub.audit_head
    language sql stable security definer set search_path = hub, pg_temp as $$ select h from hub.audit_head h $$;
  create function hub.last_checkpoint() returns jsonb
    language sql stable security definer set search_path = hub, pg_temp as $$ select body from hub.audit_checkpoint $$;
  create function hub.keep_checkpoint(new_body jsonb) returns void
    language sql security definer set search_path = hub, pg_temp as $$
    insert into hub.audit_checkpoint (body) values (new_body) on conflict (only_row) do update set body = excluded.body
  $$;
  revoke execute on all functions in schema hub from public;

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
  `,
);
