import { migration } from '../migration.js';
import { closeOwnFunctions } from '../own-functions.js';

/**
 * The only ways from the app role to the job queue: to schedule and to take back a task in the transaction that wants
 * it, and to look whether one waits. `migrate` has installed the schema `graphile_worker` before.
 */
export const jobsMigration = migration(
  20,
  'Jobs',
  `
  create function hub.require_system() returns void
    language plpgsql stable set search_path = hub, pg_temp as $$
  begin
    if not hub.is_system() then
      raise insufficient_privilege using message = 'tasks are a matter of the hub''s own jobs';
    end if;
  end $$;

  create function hub.schedule(task text, payload jsonb, run_at timestamptz, job_key text) returns void
    language plpgsql security definer set search_path = hub, pg_temp as $$
  begin
    perform hub.require_system();
    if not coalesce(
      task ~ '^[a-z][a-z-]{0,40}$' and job_key ~ '^[a-z][\\w:.-]{0,200}$'
      and jsonb_typeof(payload) = 'object' and octet_length(payload::text) <= 4096
      and run_at < clock_timestamp() + interval '400 days', false)
    then
      raise check_violation using message = 'this is no task that can be scheduled';
    end if;
    -- so many attempts that a task is never given up; the kit keeps its retries seconds apart
    perform graphile_worker.add_job(task, payload::json, null, run_at, 32767, job_key);
  end $$;

  create function hub.unschedule(job_key text) returns void
    language plpgsql security definer set search_path = hub, pg_temp as $$
  begin
    perform hub.require_system();
    perform graphile_worker.remove_job(job_key);
  end $$;

  create function hub.scheduled(job_keys text[]) returns table (job_key text, run_at timestamptz)
    language plpgsql stable security definer set search_path = hub, pg_temp as $$
  begin
    perform hub.require_system();
    return query select j.key, j.run_at from graphile_worker._private_jobs j
                  where j.key = any (job_keys) and j.attempts < j.max_attempts;
  end $$;

  ${closeOwnFunctions('hub')}
  `,
);
