import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PEOPLE } from './fakes/contracts.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';

const hub = new SmallHub();
beforeAll(() => hub.start());
afterAll(() => hub.stop());

const second = (): number => Math.floor(Date.now() / 1000);
const ask = async (person: string, claims: Record<string, number>) => {
  const token = await hub.as(person, claims);
  return async () => codesOf(await hub.query('{ cases { total } }', { token }));
};

test('an ended session is refused at once, remembered or renewed, and only that', async () => {
  const now = second();
  const stolen = await ask(PEOPLE.dao, { iat: now - 20 });
  const renewed = await ask(PEOPLE.dao, { iat: now, auth_time: now - 20 });
  const inThatSecond = await ask(PEOPLE.dao, { iat: now - 10, auth_time: now - 10 });
  const fresh = await ask(PEOPLE.dao, { iat: now, auth_time: now - 9 });
  const other = await ask(PEOPLE.focal, { iat: now - 20 });
  for (const answer of [stolen, renewed, inThatSecond, fresh, other]) expect(await answer()).toEqual([]);
  const endedAt = new Date((now - 10) * 1000 + 500).toISOString();
  hub.server.directory.apply(0, { kind: 'session', id: PEOPLE.dao, data: { endedAt } });
  expect(await stolen()).toEqual(['AUTH_SESSION_ENDED']);
  expect(await renewed()).toEqual(['AUTH_SESSION_ENDED']);
  expect(await inThatSecond()).toEqual(['AUTH_SESSION_ENDED']);
  expect(await fresh()).toEqual([]);
  expect(await other()).toEqual([]);
});

test('no subgraph hears of somebody whose session is over', async () => {
  const answer = await ask(PEOPLE.monitor, { iat: second() - 20 });
  hub.server.directory.apply(0, { kind: 'session', id: PEOPLE.monitor, data: { endedAt: new Date().toISOString() } });
  const before = hub.cases.received.length + hub.committees.received.length;
  expect(await answer()).toEqual(['AUTH_SESSION_ENDED']);
  expect(hub.cases.received.length + hub.committees.received.length).toBe(before);
});
