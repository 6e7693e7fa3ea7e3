import { directoryRecords, person } from '@hub/cast';
import type { Caller } from '@hub/subgraph-kit';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { subgraph } from '../src/subgraph.js';

export interface World extends TestSubgraph {
  /** Somebody of the cast, signed in. */
  readonly as: (key: string, options?: { mfa?: boolean }) => Caller;
}

/** The subgraph with the demo data and the cast's directory. */
export const startWorld = async (options: { seed?: boolean } = { seed: true }): Promise<World> => {
  const running = await startTestSubgraph(subgraph, { ...options, directory: directoryRecords(new Date()) });
  return { ...running, as: (key, { mfa = true } = {}) => running.callerOf(person(key), { mfa }) };
};

/** Messages of a subscription until `enough`; ends it. */
export const takeMessages = async <Message>(
  source: AsyncIterableIterator<Message>,
  enough: (taken: readonly Message[]) => boolean,
): Promise<Message[]> => {
  const taken: Message[] = [];
  for await (const message of source) {
    taken.push(message);
    if (enough(taken)) break;
  }
  return taken;
};
