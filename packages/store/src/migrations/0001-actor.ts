import { migration } from '../migration.js';
import { closeOwnFunctions } from '../own-functions.js';

/** Who a transaction acts for, believed only with a signature the app role cannot look up. */
export const actorMigration = migration(
  1,
  'Actor',
  `
  create extension if not exists pgcrypto with schema hub;
  revoke all on schema public from public;
  revoke all on schema hub from public;

  create table hub.actor_key (only_row boolean primary key default true check (only_row), key bytea not null);

  create function hub.set_actor_key(new_key bytea) returns void
    language sql set search_path = hub, pg_temp as $$
    insert into hub.actor_key (key) values (new_key) on conflict (only_row) do update set key = excluded.key
  $$;

  create function hub.actor() returns text[]
    language plpgsql stable security definer set search_path = hub, pg_temp as $$
  declare
    parts text[] := string_to_array(current_setting('hub.actor', true), '|');
    expected text;
  begin
    if coalesce(array_length(parts, 1), 0) <> 6 or parts[1] <> 'v1' then return null; end if;
    select encode(hub.hmac(convert_to(array_to_string(parts[1:5], '|'), 'UTF8'), key, 'sha256'), 'hex')
      into expected from hub.actor_key;
    if expected is distinct from parts[6] then return null; end if;
    if parts[5]::bigint < extract(epoch from clock_timestamp()) then return null; end if;
    return parts;
  end $$;

  create function hub.actor_id() returns text
    language sql stable set search_path = hub, pg_temp as $$ select (hub.actor())[2] $$;
  create function hub.offices() returns text[]
    language sql stable set search_path = hub, pg_temp as $$ select string_to_array((hub.actor())[3], '.') $$;
  create function hub.is_system() returns boolean
    language sql stable set search_path = hub, pg_temp as $$
    select coalesce((hub.actor())[2] like 'system:%', false)
  $$;

  ${closeOwnFunctions('hub')}
  `,
);
