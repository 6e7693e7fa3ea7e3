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
export const startWorld = async (options: { seed?: boolean; renewMs?: number } = { seed: true }): Promise<World> => {
  const running = await startTestSubgraph(subgraph, { ...options, directory: directoryRecords(new Date()) });
  const { directory } = running.services;
  const led = cases(new Date()).flatMap(({ key, district }) => {
    const lead = directory.committeeFor(district, 'DISTRICT') ?? directory.committeeFor(district, 'PROVINCE');
    return lead ? [{ case: caseId(key), leadCommittee: lead.id }] : [];
  });
  await tellOfCase(running, ...led);
  return { ...running, as: (key, { mfa = true } = {}) => running.callerOf(person(key), { mfa }) };
};

/** What the feed of cases says. */
export const tellOfCase = ({ services }: Pick<World, 'services'>, ...bodies: readonly object[]): Promise<void> =>
  services.store.inActor(systemActor('feed-cases'), async (tx) => {
    for (const body of bodies) await casesReading.take(tx, { owner: 'cases', number: 1, body }, services);
  });

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
