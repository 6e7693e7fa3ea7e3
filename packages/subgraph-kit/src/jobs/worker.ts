import { EventEmitter } from 'node:events';
import { type JobHelpers, Logger as QueueLogger, run, type Runner, type WorkerEvents } from 'graphile-worker';
import { QUEUE_SCHEMA } from '@hub/store';
import { backOff, pause } from '@hub/vocabulary';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { loggable } from '../errors.js';
import type { Services } from '../request/context.js';
import { openQueue, type Queue } from './queue-pool.js';
import { keepQueueMoving } from './queue-upkeep.js';
import type { Task } from './task.js';

export interface WorkerParts extends Queue {
  readonly tasks: readonly Task[];
  readonly services: Services;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

const TASKS_AT_ONCE = 2;
/** Milliseconds between looks for tasks that are due; a task that is due at once is told by a notification. */
const POLL_MS = 1_000;
/** A worker that could not ask for work for so long is replaced: it remembers a failed start for ever. */
const STALLED_MS = 5_000;
/** A worker that says nothing for so long is replaced: a task is over within ten seconds, and then it asks for another. */
const SILENT_MS = 20_000;
/** A worker that lasted this long forgives earlier failures. */
const LASTING_MS = 30_000;
/** How long the end of a worker waits for the tasks that run, and for answers of a database that may be gone. */
const GOODBYE_MS = 10_000;

/** What the queue would say holds errors and payloads as text; its events say it in fields. */
const SILENT = new QueueLogger(() => () => undefined);

/** Does the subgraph's tasks until the signal aborts; then it lets those that run finish. */
export const keepWorking = async (parts: WorkerParts): Promise<void> => {
  await Promise.all([keepReplacing(parts), keepUp(parts)]);
};

/** The queue is kept moving whether or not this process can work at it just now. */
const keepUp = async (parts: WorkerParts): Promise<void> => {
  const onTrouble = troubleOf(parts);
  const queue = openQueue(parts, { connections: 1, onTrouble });
  await keepQueueMoving(queue, { onTrouble, signal: parts.signal });
  await queue.end();
};

/** A worker that failed is replaced while it still lets its tasks finish: they may run twice anyway. */
const keepReplacing = async (parts: WorkerParts): Promise<void> => {
  const { log, signal } = parts;
  const leaving = new Set<Promise<void>>();
  for (let failures = 0; !signal.aborted;) {
    const startedAt = performance.now();
    try {
      await work(parts, (goodbye) => {
        leaving.add(goodbye);
        void goodbye.then(() => leaving.delete(goodbye));
      });
    } catch (error) {
      log.error({ err: loggable(error) }, 'task worker failed');
    }
    failures = performance.now() - startedAt > LASTING_MS ? 1 : failures + 1;
    await pause(backOff(failures), signal);
  }
  await Promise.all(leaving);
};

/** @param leave takes the end of the worker, which may last a while */
const work = async (parts: WorkerParts, leave: (goodbye: Promise<void>) => void): Promise<void> => {
  const over = new AbortController();
  const onTrouble = troubleOf(parts);
  const queue = openQueue(parts, { connections: TASKS_AT_ONCE + 1, onTrouble });
  let runner: Runner | undefined;
  try {
    const events = new EventEmitter() as WorkerEvents;
    const stalled = watchEvents(events, onTrouble, AbortSignal.any([over.signal, parts.signal]));
    runner = await startRunner(queue, events, parts);
    runner.promise.catch(onTrouble);
    await Promise.race([runner.promise, stalled]);
  } finally {
    over.abort();
    leave(goodbye(runner, queue));
  }
};

const troubleOf =
  ({ log }: WorkerParts) =>
  (error: unknown): void =>
    log.warn({ err: loggable(error) }, 'task queue interrupted');

const goodbye = async (runner: Runner | undefined, queue: Pool): Promise<void> => {
  const done = new AbortController();
  const late = pause(GOODBYE_MS, done.signal);
  // it rejects when it has stopped by itself
  await Promise.race([runner?.stop().catch(() => undefined), late]);
  await Promise.race([queue.end().catch(() => undefined), late]);
  done.abort();
};

const startRunner = (queue: Pool, events: WorkerEvents, { tasks, services, log }: WorkerParts): Promise<Runner> =>
  run(
    {
      pgPool: queue,
      schema: QUEUE_SCHEMA,
      concurrency: TASKS_AT_ONCE,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: SILENT,
      events,
      // without batches a lost connection after a task would be an unhandled rejection, which ends the process
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    Object.fromEntries(tasks.map((task) => [task.name, taskRunner(task, services, log)])),
    [],
  );

/** The queue stores the message of an error, so it gets none that could repeat a value of the database. */
const taskRunner =
  (task: Task, services: Services, log: Logger) =>
  async (payload: unknown, { job }: JobHelpers): Promise<void> => {
    try {
      await task.run(payload, services);
    } catch (error) {
      log.error({ task: task.name, attempt: job.attempts, err: loggable(error) }, 'task failed');
      throw new Error('see the log of the subgraph');
    }
  };

/**
 * Resolves when the worker has given up by itself, which does not always end it (graphile/worker issues 592 and 636),
 * has failed to ask for work for too long or gives no sign of life; or when the signal aborts.
 */
const watchEvents = (events: WorkerEvents, onTrouble: (error: unknown) => void, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    let failingSince: number | undefined;
    let silence: NodeJS.Timeout | undefined;
    const isAlive = (): void => {
      clearTimeout(silence);
      silence = setTimeout(resolve, SILENT_MS).unref();
    };
    const works = (): void => {
      failingSince = undefined;
      isAlive();
    };
    isAlive();
    events.on('worker:getJob:empty', works);
    events.on('job:start', works);
    events.on('worker:getJob:error', ({ error }) => {
      isAlive();
      failingSince ??= performance.now();
      onTrouble(error);
      if (performance.now() - failingSince > STALLED_MS) resolve();
    });
    events.on('pool:listen:error', ({ error }) => onTrouble(error));
    events.on('worker:fatalError', ({ error }) => onTrouble(error));
    events.on('pool:fatalError', ({ error }) => onTrouble(error));
    events.on('pool:gracefulShutdown', () => resolve());
    const stop = (): void => {
      clearTimeout(silence);
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
  });
