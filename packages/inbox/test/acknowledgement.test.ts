import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { acknowledge, acknowledgements, openEntries, type NewAcknowledgement } from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { deliver, JOB, oneTo } from './office.js';

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

const inbox = async (entries = 1) => {
  const owner = randomUUID();
  await deliver(database.store, owner, entries);
  const answer = (person: string, kind: NewAcknowledgement['kind'], more: Partial<NewAcknowledgement> = {}) =>
    database.store.inActor(JOB, (tx) =>
      acknowledge(tx, { owner, number: 1, person, appointment: `${person}-seat`, kind, ...more }),
    );
  const stored = (...numbers: number[]) => database.store.inActor(JOB, (tx) => acknowledgements(tx, owner, numbers));
  return { owner, answer, stored };
};

test('the same answer of the same person is stored once, with its first time and note', async () => {
  const { answer, stored } = await inbox();
  const first = await answer('malee', 'ACCEPTED', { note: 'on my way' });
  const second = await answer('malee', 'ACCEPTED', { note: 'again' });
  expect(first).toMatchObject({ outcome: 'RECORDED', acknowledgement: { number: 1, note: 'on my way' } });
  expect(second).toEqual({ outcome: 'REPEATED', acknowledgement: first!.acknowledgement });
  expect(await stored(1)).toEqual([first!.acknowledgement]);
});

test('who comes second to accept or decline learns who accepted; seeing stays possible', async () => {
  const { answer, stored } = await inbox();
  await answer('malee', 'SEEN');
  await answer('malee', 'ACCEPTED');
  for (const kind of ['ACCEPTED', 'DECLINED'] as const)
    expect(await answer('anan', kind)).toMatchObject({ outcome: 'CLOSED', acknowledgement: { person: 'malee' } });
  expect((await answer('anan', 'SEEN'))?.outcome).toBe('RECORDED');
  expect((await stored(1)).map(({ person, kind }) => [person, kind])).toEqual([
    ['malee', 'SEEN'],
    ['malee', 'ACCEPTED'],
    ['anan', 'SEEN'],
  ]);
});

test('of eight who accept at once exactly one does, and the others learn who', async () => {
  const { answer, stored } = await inbox();
  const answers = await Promise.all(oneTo(8).map((i) => answer(`officer-${i}`, 'ACCEPTED')));
  expect(answers.filter((one) => one!.outcome === 'RECORDED')).toHaveLength(1);
  expect(new Set(answers.map((one) => one!.acknowledgement.person)).size).toBe(1);
  expect(await stored(1)).toHaveLength(1);
});

test('a decline leaves the entry open for others', async () => {
  const { answer } = await inbox();
  expect((await answer('malee', 'DECLINED'))?.outcome).toBe('RECORDED');
  expect((await answer('anan', 'ACCEPTED'))?.outcome).toBe('RECORDED');
});

test('an entry that does not exist cannot be acknowledged', async () => {
  const { answer } = await inbox();
  expect(await answer('malee', 'SEEN', { number: 2 })).toBeUndefined();
  expect(await answer('malee', 'SEEN', { owner: randomUUID() })).toBeUndefined();
});

test('open entries are those nobody accepted', async () => {
  const { owner, answer } = await inbox(4);
  await answer('malee', 'ACCEPTED', { number: 1 });
  await answer('malee', 'ACCEPTED', { number: 3 });
  await answer('malee', 'DECLINED', { number: 2 });
  await answer('malee', 'SEEN', { number: 4 });
  const none = randomUUID();
  expect(await database.store.inActor(JOB, (tx) => openEntries(tx, [owner, none]))).toEqual(
    new Map([
      [owner, 2],
      [none, 0],
    ]),
  );
});
