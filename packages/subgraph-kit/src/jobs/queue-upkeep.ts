import { QUEUE_SCHEMA } from '@hub/store';
import { pause } from '@hub/vocabulary';
import type { Pool } from 'pg';

/** Milliseconds between two looks at the queue. */
const LOOK_MS = 5_000;

/**
 * Seconds after which a task that somebody took counts as left behind: its process was killed or stands still. The
 * queue itself would wait four hours. And the longest a failed task waits, where the queue would make it hours.
 */
const PATIENCE_SECONDS = { taken: 15, failed: 10 };

/**
 * Gives back what dead workers took, brings retries near, and removes what was replaced while it ran. Taking a task
 * from a worker that is only slow is harmless, because tasks may run twice.
 */
const MEND = `
  with stuck as (
    select id, key from ${QUEUE_SCHEMA}._private_jobs
     where locked_at < now() - make_interval(secs => $1)
        or locked_at is null and attempts > 0 and run_at > now() + make_interval(secs => $2)
        or locked_at is null and key is null and attempts >= max_attempts
       for update skip locked
  ), replaced as (
    delete from ${QUEUE_SCHEMA}._private_jobs j using stuck where j.id = stuck.id and stuck.key is null
  )
  update ${QUEUE_SCHEMA}._private_jobs j
     set locked_at = null, locked_by = null, run_at = least(run_at, now() + make_interval(secs => $2))
    from stuck where j.id = stuck.id and stuck.key is not null`;

interface Upkeep {
  readonly onTrouble: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Keeps the queue moving until the signal aborts, as far as the database answers; every replica does. */
export const keepQueueMoving = async (queue: Pool, { onTrouble, signal }: Upkeep): Promise<void> => {
  while (!signal.aborted) {
    await queue.query(MEND, [PATIENCE_SECONDS.taken, PATIENCE_SECONDS.failed]).catch(onTrouble);
    await pause(LOOK_MS, signal);
  }
};
