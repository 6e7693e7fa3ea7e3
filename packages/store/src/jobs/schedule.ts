import type { EntityManager } from 'typeorm';

/** Work that a process of this subgraph does later, at least once. */
export interface ScheduledTask {
  /** Name of a task that the subgraph declares, lower-case words joined by `-`. */
  readonly task: string;
  /** What the task is given: ids, never a value that identifies somebody; at most 4 KiB as JSON. */
  readonly payload: object;
  /** From now, by the clock of the database; 0 is as soon as this transaction commits. */
  readonly delaySeconds: number;
  /** At most one task waits under a key; a later one takes its place, and its payload and time are the ones kept. */
  readonly key: string;
}

/**
 * Schedules a task in the caller's transaction: it runs if and only if that commits. Needs a system actor.
 * @throws when the actor is none, or when the database refuses the task's name, key or payload
 * @example await scheduleTask(tx, { task: 'remind', payload: { review }, delaySeconds: 3_600, key: `remind:${review}` })
 */
export const scheduleTask = async (tx: EntityManager, given: ScheduledTask): Promise<void> => {
  await tx.query('select hub.schedule($1, $2, clock_timestamp() + make_interval(secs => $3::float8), $4)', [
    given.task,
    given.payload,
    given.delaySeconds,
    given.key,
  ]);
};

/** Takes back the task that waits under this key, if any; one that runs now is not repeated. Needs a system actor. */
export const unscheduleTask = async (tx: EntityManager, key: string): Promise<void> => {
  await tx.query('select hub.unschedule($1)', [key]);
};
