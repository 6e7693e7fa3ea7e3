import { caseId, cases, directoryRecords, person } from '@hub/cast';
import { type Caller, systemActor } from '@hub/subgraph-kit';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { casesReading } from '../src/case/case.feed.js';
import { subgraph } from '../src/subgraph.js';

export interface World extends TestSubgraph {
  /** Somebody of the cast, signed in. */
  readonly as: (key: string, options?: { mfa?: boolean }) => Caller;
}

/** The subgraph with the demo data and the cast's directory. */
export const startWorld = async (options: { seed?: boolean } = { seed: true }): Promise<World> => {
  const running = await startTestSubgraph(subgraph, { ...options, directory: directoryRecords(new Date()) });
  const { directory } = running.services;
  for (const { key, district } of cases(new Date())) {
    const lead = directory.committeeFor(district, 'DISTRICT') ?? directory.committeeFor(district, 'PROVINCE');
    if (lead) await tellOfCase(running, { case: caseId(key), leadCommittee: lead.id });
  }
  return { ...running, as: (key, { mfa = true } = {}) => running.callerOf(person(key), { mfa }) };
};

/** What the feed of cases says. */
export const tellOfCase = ({ services }: Pick<World, 'services'>, body: object): Promise<void> =>
  services.store.inActor(systemActor('feed-cases'), (tx) =>
    casesReading.take(tx, { owner: 'cases', number: 1, body }, services),
  );

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
