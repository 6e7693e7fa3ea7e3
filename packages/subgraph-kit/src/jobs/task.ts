import type { z } from 'zod';
import type { Services } from '../request/context.js';

/** Work that is scheduled in a transaction and done later by any process of the subgraph. */
export interface Task {
  /** Lower-case words joined by `-`; unique in its subgraph. */
  readonly name: string;
  /**
   * Does the work. It may run twice, also at the same time, so its effect must be found done the second time; it must
   * be over within ten seconds. When it throws it is run again, seconds later, until it succeeds.
   */
  readonly run: (payload: unknown, services: Services) => Promise<void>;
}

/**
 * Declares a task whose payload is checked before it runs.
 * @example
 * export const remindTask = defineTask({ name: 'remind', payload: z.object({ review: z.uuid() }), run: remind });
 * await scheduleTask(tx, { task: remindTask.name, payload: { review }, delaySeconds: 60, key: `remind:${review}` });
 */
export const defineTask = <Payload>(declared: {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  readonly run: (payload: Payload, services: Services) => Promise<void>;
}): Task => ({
  name: declared.name,
  run: (payload, services) => declared.run(declared.payload.parse(payload), services),
});
