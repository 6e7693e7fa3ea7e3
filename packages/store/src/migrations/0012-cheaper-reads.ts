import { migration } from '../migration.js';

/**
 * Makes a read ask less of the signed actor: the policy that allows writes is no longer asked by reads, and a claim to
 * be no system job is believed without its signature, because it gives less than any other.
 */
export const cheaperReadsMigration = migration(
  12,
  'CheaperReads',
  `
  create or replace function hub.is_system() returns boolean
    language plpgsql stable set search_path = hub, pg_temp as $$
  begin
    if coalesce(current_setting('hub.actor', true), '') not like 'v1|system:%' then return false; end if;
    return coalesce((hub.actor())[2] like 'system:%', false);
  end $$;

  do $$
  declare
    old record;
  begin
    for old in select tablename as name, qual from pg_policies
                where schemaname = 'public' and policyname = 'write' and cmd = 'ALL' loop
      execute format('drop policy write on public.%I', old.name);
      execute format('create policy add on public.%I for insert with check (%s)', old.name, old.qual);
      execute format('create policy change on public.%I for update using (%s)', old.name, old.qual);
      execute format('create policy remove on public.%I for delete using (%s)', old.name, old.qual);
    end loop;
  end $$;
  `,
);
