import { backOff, pause } from '@hub/vocabulary';
import type { Logger } from 'pino';
import { loggable } from '../errors.js';

/**
 * Does work that lasts until the signal aborts. When it fails, as everything does while a database is away, it is begun
 * again, later each time.
 * @param about what it is, for the log
 */
export const keepTrying = async (
  about: Readonly<Record<string, string>>,
  work: () => Promise<void>,
  { log, signal }: { readonly log: Logger; readonly signal: AbortSignal },
): Promise<void> => {
  for (let failures = 0; !signal.aborted; failures++)
    try {
      return await work();
    } catch (error) {
      log.error({ ...about, err: loggable(error) }, 'background work interrupted');
      await pause(backOff(failures), signal);
    }
};
