import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, officeCaller, PUBLIC_CALLER, serviceCaller } from '@hub/caller';
import { castId, people, person } from '@hub/cast';
import { HubContext } from '@hub/subgraph-kit';
import type { Answer, TestSubgraph } from '@hub/subgraph-kit/testing';
import { endingCode } from './appointing.js';
import { callerOf, startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
});
afterAll(() => committees.stop());

interface Ended {
  readonly endedAt: string | null;
  readonly problems: readonly object[];
}
const endMine = (caller: Caller): Promise<Answer<{ endMySessions: Ended }>> =>
  committees.send('mutation { endMySessions { endedAt problems { code } } }', {}, caller);
const endOf = (who: string, official: string): Promise<Answer<{ endSessions: Ended }>> =>
  committees.send(
    'mutation ($official: ID!) { endSessions(input: { official: $official }) { endedAt problems { code } } }',
    { official },
    callerOf(committees, who),
  );
const codeOf = ({ errors }: Answer<unknown>): string | undefined => errors?.[0]?.extensions.code;
const isEnded = (id: string, since: number): boolean => committees.services.directory.isSessionEnded(id, since);

describe('the sessions of somebody else', () => {
  it.each(people.map(({ key }) => key))(
    '%s ends those of officials whom they may appoint, of nobody else',
    async (who) => {
      for (const { key, id } of endingCode(who, 'ck-chair-former') === 'NOT_FOUND' ? people : people.slice(0, 2))
        expect([key, codeOf(await endOf(who, id))]).toEqual([key, endingCode(who, key)]);
    },
  );

  it('look the same when the official is not there at all', async () => {
    for (const id of [castId('nobody'), 'x', '']) expect(codeOf(await endOf('cr-secretariat', id))).toBe('NOT_FOUND');
  });
});

describe('one’s own sessions', () => {
  it('are ended up to now, for good, with an entry in the audit', async () => {
    const { id } = person('ms-duty');
    const before = Date.now();
    const first = (await endMine(callerOf(committees, 'ms-duty'))).data!.endMySessions;
    expect(first.problems).toEqual([]);
    const endedAt = Date.parse(first.endedAt!);
    expect(endedAt).toBeGreaterThanOrEqual(before);
    await until(() => isEnded(id, endedAt));
    expect(isEnded(id, endedAt + 1)).toBe(false);
    const second = (await endMine(callerOf(committees, 'ms-duty'))).data!.endMySessions;
    await until(() => isEnded(id, Date.parse(second.endedAt!)));
    expect(isEnded(id, endedAt)).toBe(true);
    const entries = await new HubContext(PUBLIC_CALLER, committees.services).asSystem('test', (tx) =>
      tx.query<{ actor: string }[]>(`select actor from audit_entry where action = 'sessions.ended' and resource = $1`, [
        id,
      ]),
    );
    expect(entries.filter(({ actor }) => actor === `person:${id}`)).toHaveLength(2);
  });

  it('are those of a person: nobody signed out, no office and no service has any', async () => {
    const office = callerOf(committees, 'ck-duty').offices[0]!;
    expect(codeOf(await endMine(PUBLIC_CALLER))).toBe('AUTH_REQUIRED');
    expect(codeOf(await endMine(officeCaller(office, 1)))).toBe('FORBIDDEN_ACTION');
    expect(codeOf(await endMine(serviceCaller('gateway')))).toBe('FORBIDDEN_ACTION');
  });
});
