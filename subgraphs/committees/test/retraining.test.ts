import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Query, Resolver } from 'type-graphql';
import { appendFeed, defineFeed } from '@hub/inbox';
import { committee } from '@hub/cast';
import { Classified, defineSubgraph, readConfig, type RunningSubgraph, serve, systemActor } from '@hub/subgraph-kit';
import { everyRow, startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { committeesSubgraph } from '../src/subgraph.js';
import { callerOf, startCommittees } from './committees-world.js';

@Resolver()
class NothingResolver {
  @Query(() => Boolean, { description: 'Nothing.' })
  @Classified('PUB')
  nothing(): boolean {
    return true;
  }
}

/** Whoever tells of policies; of all else that it does nothing is needed here. */
const publisher = defineSubgraph({
  ...{ name: 'trainings', directory: 'feed', resolvers: [NothingResolver], references: [], stubs: [], entities: [] },
  migrations: [],
  feeds: [defineFeed({ name: 'policy', to: ['committees'] })],
});

const key = randomBytes(32).toString('base64url');
let trainings: TestSubgraph;
let committees: TestSubgraph;
let reading: RunningSubgraph;
/** A process of committees that reads the feed, on the database of the one that is asked. */
const read = async (): Promise<void> => {
  const feeds = [{ feed: 'policy', owner: 'trainings', origin: trainings.url, key }];
  const config = readConfig(committeesSubgraph, committees.environment);
  reading = await serve(committeesSubgraph, { ...config, feeds, witnessFile: undefined });
};
beforeAll(async () => {
  trainings = await startTestSubgraph(publisher, { assertionKeys: { committees: key } });
  committees = await startCommittees();
  await read();
});
afterAll(async () => {
  await reading.stop();
  await committees.stop();
  await trainings.stop();
});

let told = 0;
const taken = async (): Promise<number> => {
  const rows = await everyRow(committees, `select number from feed_position where feed = 'policy:trainings'`);
  return Number(rows[0]?.['number'] ?? 0);
};
const append = async (...records: object[]): Promise<void> => {
  await trainings.services.store.inActor(systemActor('test'), (tx) => appendFeed(tx, 'policy', records));
  told += records.length;
};
const tell = async (...records: object[]): Promise<void> => {
  await append(...records);
  for (const deadline = Date.now() + 60_000; (await taken()) < told;) {
    if (Date.now() > deadline) throw new Error('the feed was not taken');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};
const published = (number: number, inForceOn: string, policy = 'NRM') => ({
  ...{ what: 'PUBLISHED', id: randomUUID(), policy, number, inForceOn },
});
const met = (version: string, code = 'DL-TH5703') => ({
  ...{ what: 'MET', version, committee: committee(code).id, on: '2026-05-01' },
});

interface Seen {
  readonly kind: string;
  readonly dueOn: string;
  readonly policyVersion: { readonly id: string } | null;
}
const owedBy = async (who: string): Promise<(string | undefined)[]> => {
  const { data } = await committees.send<{ me: { offices: { office: { deadlines: Seen[] } }[] } }>(
    '{ me { offices { office { deadlines { kind dueOn policyVersion { id } } } } } }',
    {},
    callerOf(committees, who),
  );
  return data!.me.offices
    .flatMap(({ office }) => office.deadlines)
    .filter(({ kind }) => kind === 'RETRAINING')
    .map(({ dueOn, policyVersion }) => `${dueOn} ${policyVersion?.id}`);
};

describe('a version of a policy', () => {
  it('is due for the offices that plan trainings of each committee, until the committee was trained', async () => {
    const version = published(1, '2026-03-01');
    await tell(version);
    const due = [`2026-03-01 ${version.id}`];
    for (const planner of ['ck-chair', 'ck-focal', 'ck-prevention', 'cr-secretariat', 'wk-chair'])
      expect([planner, await owedBy(planner)]).toEqual([planner, due]);
    for (const other of ['ck-duty', 'ck-vice', 'ngo-partner', 'monitor'])
      expect([other, await owedBy(other)]).toEqual([other, []]);
    await tell(met(version.id));
    expect([await owedBy('ck-chair'), await owedBy('wk-chair')]).toEqual([[], due]);
    const { on: _, ...pair } = met(version.id);
    await tell({ ...pair, what: 'UNMET' });
    expect(await owedBy('ck-chair')).toEqual(due);
    await tell(met(version.id));
    expect(await owedBy('ck-chair')).toEqual([]);
  });

  it('takes the place of the one before it when it comes into force, and is due ahead of that day', async () => {
    const [first, second] = [published(1, '2026-04-01', 'ORDER'), published(2, '2100-01-01', 'ORDER')];
    await tell(first, second);
    const own = async () => (await owedBy('ck-chair')).filter((each) => !each!.startsWith('2026-03-01'));
    expect(await own()).toEqual([`2026-04-01 ${first.id}`, `2100-01-01 ${second.id}`]);
    const third = published(3, '2026-05-01', 'ORDER');
    await tell(third);
    expect(await own()).toEqual([`2026-05-01 ${third.id}`]);
    await tell(met(third.id));
    expect(await own()).toEqual([]);
  });

  it('is heard of once, also by a process that was started again, and what cannot be read stops nothing', async () => {
    const [one, two] = [published(1, '2026-06-01', 'AGAIN'), published(1, '2026-06-02', 'DURING')];
    await tell({ what: 'SOMETHING' }, { ...one, inForceOn: 'soon' }, one);
    await reading.stop();
    await append(two, met(one.id));
    await read();
    await tell(met(one.id));
    const due = await owedBy('ck-chair');
    expect(due).toContain(`2026-06-02 ${two.id}`);
    expect(due).not.toContain(`2026-06-01 ${one.id}`);
    expect(await owedBy('wk-chair')).toContain(`2026-06-01 ${one.id}`);
    expect(await taken()).toBe(told);
    const rows = await everyRow(committees, `select id from policy_version where policy in ('AGAIN', 'DURING')`);
    expect(rows).toHaveLength(2);
  });
});
