import type { Caller } from '@hub/caller';
import { person } from '@hub/cast';
import { type Answer, startTestSubgraph, type TestOptions, type TestSubgraph } from '@hub/subgraph-kit/testing';
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

interface WithProblems {
  readonly done: { readonly problems: readonly { readonly code: string; readonly field: string }[] };
}

/** The first problem with its field, the code of the first error, or null when it was done. */
export const refusalOf = async (doing: Promise<Answer<WithProblems>>): Promise<string | readonly string[] | null> => {
  const { data, errors } = await doing;
  if (errors) return errors[0]!.extensions.code;
  const [first] = data!.done.problems;
  return first ? [first.code, first.field] : null;
};
