import { committees, offices, people, person, places } from '@hub/cast';
import type { Caller, DirectoryRecord } from '@hub/subgraph-kit';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { subgraph } from '../src/subgraph.js';

const FOREVER = { from: '2000-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' };

/** The cast's directory, with everybody in office. */
export const directory: readonly DirectoryRecord[] = [
  ...places.map(({ pcode: id, level, country, parent }) => ({
    kind: 'place' as const,
    id,
    data: { level, country, parent },
  })),
  ...committees.map(({ id, code, level, state, place, parent }) => ({
    kind: 'committee' as const,
    id,
    data: { code, level, state, place, parent },
  })),
  ...offices.map(({ id, kind, committee, jurisdiction }) => ({
    kind: 'office' as const,
    id,
    data: { kind, committee, jurisdiction },
  })),
  ...people.flatMap(({ id: holder, offices: held }) =>
    held.map((office) => ({
      kind: 'appointment' as const,
      id: `${holder}/${office}`,
      data: { person: holder, office, ...FOREVER },
    })),
  ),
];

export interface World extends TestSubgraph {
  /** Somebody of the cast, signed in. */
  readonly as: (key: string, options?: { mfa?: boolean }) => Caller;
}

/** The subgraph with the demo data and the cast's directory. */
export const startWorld = async (options: { seed?: boolean } = { seed: true }): Promise<World> => {
  const running = await startTestSubgraph(subgraph, { ...options, directory });
  return {
    ...running,
    as: (key, { mfa = true } = {}) =>
      running.services.directory.callerOf(person(key).id, { mfa, at: Date.now() }),
  };
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
