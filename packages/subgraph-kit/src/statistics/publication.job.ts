import type { Logger } from 'pino';
import { DIRECTORY_DEAD_MS } from '@hub/caller';
import { systemActor } from '@hub/store';
import { pause } from '@hub/vocabulary';
import { loggable } from '../errors.js';
import type { Services } from '../request/context.js';
import type { Statistics } from './population.js';
import { publishClosedPeriods } from './publication.js';

/** Milliseconds until the next look: for a period that closed, and for a directory that is not whole yet. */
const LOOK_MS = { period: 3_600_000, directory: 5_000 };

const ACTOR = systemActor('statistics');

/** Publishes each period once it is closed, for as long as the process serves; of several replicas one does it. */
export const keepPublishing = async (
  statistics: Statistics,
  { services, log, signal }: { readonly services: Services; readonly log: Logger; readonly signal: AbortSignal },
): Promise<void> => {
  const { store, directory, now } = services;
  while (!signal.aborted) {
    const isWhole = directory.version > 0 && directory.ageMs(now().getTime()) < DIRECTORY_DEAD_MS;
    try {
      const done = isWhole
        ? await publishClosedPeriods((work) => store.inActor(ACTOR, work), statistics, { directory, now: now() })
        : [];
      if (done.length) log.info({ published: done }, 'statistics published');
    } catch (error) {
      log.error({ error: loggable(error) }, 'statistics not published');
    }
    await pause(isWhole ? LOOK_MS.period : LOOK_MS.directory, signal);
  }
};
