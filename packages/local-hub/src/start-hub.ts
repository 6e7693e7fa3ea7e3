import { people } from '@hub/cast';
import { Hub } from './hub.js';
import type { HubOptions } from './options.js';

/**
 * Starts the hub on this machine and waits until it is healthy.
 * @example const hub = await startHub({ directory, ports: { query: 0, live: 0 }, durable: false }); await hub.stop();
 * @throws {StartError} with a sentence for people when it cannot start; nothing is left running
 */
export const startHub = async (options: Partial<HubOptions> = {}): Promise<Hub> => {
  const hub = createHub(options);
  await hub.start();
  return hub;
};

/**
 * Makes and fills the databases of a folder and stops again; copies of the folder can be started as `prepared`.
 * @throws {StartError} as `startHub`
 */
export const prepareHub = (options: Partial<HubOptions>): Promise<void> => createHub(options).prepare();

/** The hub, not started yet: `stop` and `kill` work during its start too. */
export const createHub = (options: Partial<HubOptions> = {}): Hub => new Hub({ people, ...options });
