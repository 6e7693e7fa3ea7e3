import type { Caller } from '@hub/caller';
import { person } from '@hub/cast';
import { startTestSubgraph, type TestOptions, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { committeesSubgraph } from '../src/subgraph.js';

/** The subgraph with the cast, once its own copy of the directory holds everything seeded. */
export const startCommittees = async (
  options: TestOptions = {},
  definition = committeesSubgraph,
): Promise<TestSubgraph> => {
  const committees = await startTestSubgraph(definition, { seed: true, ...options });
  await until(() => committees.services.directory.confirmedAt > 0);
  return committees;
};

/** A demo person with the rights the directory gives them now. */
export const callerOf = (committees: TestSubgraph, key: string): Caller =>
  committees.callerOf(person(key), { mfa: false });

/** Waits for something that is about to become true. */
export const until = async (holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not become true');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
