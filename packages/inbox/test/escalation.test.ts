import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  acknowledge,
  acknowledgements,
  appendEntries,
  auditEscalations,
  cancelEscalations,
  type DueStep,
  entriesAfter,
  type Escalation,
  escalationsById,
  fireDue,
  type NewAcknowledgement,
  openEntries,
  openEscalations,
  type ResolveStep,
} from '../src/index.js';
import { createDatabase, type TestDatabase } from './database.js';
import { JOB, oneTo } from './office.js';

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

/** An event told to two offices, with a chain of three steps, of which each is to be answered by an office of its own. */
const opened = async ({ after = [0, 0, 0] }: { after?: readonly number[] } = {}) => {
  const [id, event, group, focal] = oneTo(4).map(() => randomUUID()) as [string, string, string, string];
  const chain = after.map(() => randomUUID());
  const in_ = database.store;
  await in_.inActor(JOB, async (tx) => {
    const plan = after.map((afterSeconds, step) => ({ afterSeconds, to: { office: chain[step] } }));
    await openEscalations(tx, [{ id, event, rule: 'A1', plan, facts: { category: 'LABOUR' } }]);
    await appendEntries(
      tx,
      [group, focal].map((owner) => ({ owner, event, rule: 'A1', body: {}, escalation: id })),
    );
  });
  return {
    ...{ id, event, group, focal, chain },
    fire: (resolve: ResolveStep = everybody) => in_.inActor(JOB, (tx) => fireDue(tx, id, resolve)),
    answer: (owner: string, kind: NewAcknowledgement['kind'], person: string = `of ${owner}`) =>
      in_.inActor(JOB, (tx) => acknowledge(tx, { owner, number: 1, person, appointment: 'seat', kind })),
    now: async (): Promise<Escalation> => (await in_.inActor(JOB, (tx) => escalationsById(tx, [id])))[0]!,
    entries: (owner: string) => in_.inActor(JOB, (tx) => entriesAfter(tx, owner, { after: 0, limit: 10 })),
    waits: () =>
      database.query<{ seconds: number }>(
        `select extract(epoch from run_at - clock_timestamp())::float8 as seconds from graphile_worker._private_jobs
          where key = $1 and attempts < max_attempts`,
        [`escalation:${id}`],
      ),
  };
};

const officeOf = ({ to }: DueStep): string => (to as { office: string }).office;
const everybody: ResolveStep = (due) => [{ owner: officeOf(due), body: { of: due.step, ...due.facts } }];

test('an escalation is open, due and scheduled from the commit of its event on', async () => {
  const { now, waits, event, id } = await opened({ after: [120, 1_800] });
  expect(await now()).toMatchObject({ id, event, rule: 'A1', state: 'OPEN', steps: [], closedAt: null });
  const [job, ...others] = await waits();
  expect(others).toEqual([]);
  expect(job!.seconds).toBeGreaterThan(60);
  expect(job!.seconds).toBeLessThanOrEqual(120);
});

test('a step alerts its office with an entry of its own, and the next one is scheduled', async () => {
  const { fire, entries, now, waits, chain, id, event } = await opened({ after: [0, 600] });
  const [fired, ...more] = await fire();
  expect(more).toEqual([]);
  expect(fired).toMatchObject({ step: 1, outcome: 'ALERTED', reason: 'DUE', entries: [{ number: 1, added: true }] });
  const [entry] = await entries(chain[0]!);
  expect(entry).toMatchObject({ event: fired!.newEvent, rule: 'A1', body: { of: 1, category: 'LABOUR' } });
  expect(entry!.event).not.toBe(event);
  expect(await now()).toMatchObject({ state: 'OPEN', steps: [{ step: 1, outcome: 'ALERTED', owners: [chain[0]] }] });
  expect((await waits())[0]!.seconds).toBeGreaterThan(300);
  const [stored] = await database.query<{ escalation: string }>('select escalation from inbox_entry where event = $1', [
    entry!.event,
  ]);
  expect(stored!.escalation).toBe(id);
});

test('a step that is not due is not fired, and what waited for it waits again', async () => {
  const { fire, now, waits, id } = await opened({ after: [600] });
  await database.query('delete from graphile_worker._private_jobs where key = $1', [`escalation:${id}`]);
  expect(await fire()).toEqual([]);
  expect((await now()).steps).toEqual([]);
  expect(await waits()).toHaveLength(1);
});

test('after the last step the chain is finished and nothing waits', async () => {
  const { fire, now, waits } = await opened();
  for (const step of [1, 2, 3]) expect(await fire()).toMatchObject([{ step }]);
  expect(await fire()).toEqual([]);
  expect(await now()).toMatchObject({ state: 'FINISHED', dueAt: null });
  expect(await waits()).toEqual([]);
});

test('of eight workers that fire the same step at once exactly one does', async () => {
  const { fire, chain, entries } = await opened({ after: [0, 600] });
  const fired = await Promise.all(oneTo(8).map(() => fire()));
  expect(fired.flat()).toHaveLength(1);
  expect(await entries(chain[0]!)).toHaveLength(1);
});

test('a worker that dies before its commit leaves the step to the next one', async () => {
  const { id, fire, chain, entries, now } = await opened({ after: [0, 600] });
  const died = database.store.inActor(JOB, async (tx) => {
    await fireDue(tx, id, everybody);
    throw new Error('killed');
  });
  await expect(died).rejects.toThrow('killed');
  expect((await now()).steps).toEqual([]);
  expect(await entries(chain[0]!)).toEqual([]);
  expect(await fire()).toHaveLength(1);
  expect((await entries(chain[0]!)).map(({ number }) => number)).toEqual([1]);
});

test('a vacant office is recorded and passed over at once, and the one behind it is alerted', async () => {
  const { fire, now, chain } = await opened({ after: [0, 600, 1_200] });
  const fired = await fire((due) => (due.step === 1 ? [] : everybody(due)));
  expect(fired).toMatchObject([
    { step: 1, outcome: 'VACANT', reason: 'DUE', entries: [] },
    { step: 2, outcome: 'ALERTED', reason: 'VACANT', entries: [{ owner: chain[1] }] },
  ]);
  expect((await now()).steps.map(({ outcome, owners }) => [outcome, owners])).toEqual([
    ['VACANT', []],
    ['ALERTED', [chain[1]]],
  ]);
});

test('a chain without anybody ends, and every step says that nobody was there', async () => {
  const { fire, now } = await opened();
  expect(await fire(() => [])).toHaveLength(3);
  expect(await now()).toMatchObject({ state: 'FINISHED' });
  expect((await now()).steps.every(({ outcome }) => outcome === 'VACANT')).toBe(true);
});

test('an acceptance by one of the offices addressed ends it for all, and the others learn whose it was', async () => {
  const { answer, group, focal, fire, now, waits } = await opened();
  expect(await answer(group, 'ACCEPTED', 'malee')).toMatchObject({ outcome: 'RECORDED' });
  const late = await answer(focal, 'ACCEPTED', 'anan');
  expect(late).toMatchObject({ outcome: 'CLOSED', acknowledgement: { person: 'malee', owner: group } });
  expect(await answer(focal, 'DECLINED', 'anan')).toMatchObject({ outcome: 'CLOSED' });
  expect(await answer(focal, 'SEEN', 'anan')).toMatchObject({ outcome: 'RECORDED' });
  expect(await answer(focal, 'ACCEPTED', 'malee')).toMatchObject({ outcome: 'REPEATED' });
  expect(await now()).toMatchObject({ state: 'ACCEPTED', closedBy: 'malee', dueAt: null });
  expect(await fire()).toEqual([]);
  expect(await waits()).toEqual([]);
  const kinds = await database.store.inActor(JOB, (tx) => acknowledgements(tx, focal, [1]));
  expect(kinds.map(({ kind }) => kind)).toEqual(['SEEN']);
});

test('whoever a later step alerted may accept, also when the chain has ended', async () => {
  const { fire, answer, chain, group, focal, now } = await opened();
  for (const _ of chain) await fire();
  expect(await answer(chain[2]!, 'ACCEPTED', 'desk')).toMatchObject({ outcome: 'RECORDED' });
  expect(await now()).toMatchObject({ state: 'ACCEPTED', closedBy: 'desk' });
  expect(await answer(group, 'ACCEPTED')).toMatchObject({ outcome: 'CLOSED', acknowledgement: { person: 'desk' } });
  const open = await database.store.inActor(JOB, (tx) => openEntries(tx, [group, focal, ...chain]));
  expect([...open.values()]).toEqual([0, 0, 0, 0, 0]);
});

test('a decline fires the next step at once, and several declines no more than that', async () => {
  const { answer, group, focal, fire, now, waits } = await opened({ after: [600, 1_200, 1_800] });
  expect(await answer(group, 'DECLINED')).toMatchObject({ outcome: 'RECORDED' });
  expect((await waits())[0]!.seconds).toBeLessThanOrEqual(0);
  expect(await answer(focal, 'DECLINED')).toMatchObject({ outcome: 'RECORDED' });
  expect(await fire()).toMatchObject([{ step: 1, reason: 'DECLINED' }]);
  expect(await answer(group, 'DECLINED', 'another')).toMatchObject({ outcome: 'RECORDED' });
  expect(await fire()).toEqual([]);
  expect(await now()).toMatchObject({ state: 'OPEN', steps: [{ step: 1 }] });
  expect((await waits())[0]!.seconds).toBeGreaterThan(900);
});

test('a decline by whom a step alerted fires the step after it', async () => {
  const { answer, fire, chain } = await opened({ after: [0, 600, 1_200] });
  await fire();
  await answer(chain[0]!, 'DECLINED');
  expect(await fire()).toMatchObject([{ step: 2, reason: 'DECLINED' }]);
});

test('seeing an alert changes nothing', async () => {
  const { answer, group, now, waits } = await opened({ after: [600] });
  const before = await now();
  await answer(group, 'SEEN');
  expect(await now()).toEqual(before);
  expect(await waits()).toHaveLength(1);
});

test('two rules of one event are answered each for itself', async () => {
  const [event, ids, owners] = [randomUUID(), [randomUUID(), randomUUID()], [randomUUID(), randomUUID()]];
  await database.store.inActor(JOB, async (tx) => {
    const plan = [{ afterSeconds: 0, to: null }];
    const duties = ids.map((id, place) => ({ id, event, rule: ['A1', 'A6'][place]!, plan, facts: {} }));
    await openEscalations(tx, duties);
    await appendEntries(
      tx,
      duties.map(({ id, rule }, place) => ({ owner: owners[place]!, event, rule, body: {}, escalation: id })),
    );
    await acknowledge(tx, { owner: owners[0]!, number: 1, person: 'p', appointment: 'a', kind: 'ACCEPTED' });
  });
  const found = await database.store.inActor(JOB, (tx) => escalationsById(tx, ids));
  expect(Object.fromEntries(found.map(({ rule, state }) => [rule, state]))).toEqual({ A1: 'ACCEPTED', A6: 'OPEN' });
});

test('what needs no answer any more is cancelled, unless it was answered', async () => {
  const [open, answered] = [await opened(), await opened()];
  await answered.answer(answered.group, 'ACCEPTED');
  await database.store.inActor(JOB, (tx) => cancelEscalations(tx, [open.event, answered.event], 'erasure'));
  expect(await open.now()).toMatchObject({ state: 'CANCELLED', closedBy: 'erasure' });
  expect(await answered.now()).toMatchObject({ state: 'ACCEPTED' });
  expect(await open.fire()).toEqual([]);
  expect(await open.waits()).toEqual([]);
});

test('an escalation that nothing would fire is found and scheduled again', async () => {
  const { id, waits } = await opened({ after: [600] });
  const audit = () => database.store.inActor(JOB, auditEscalations);
  await audit();
  expect((await audit()).repaired).toBe(0);
  await database.query('delete from graphile_worker._private_jobs where key = $1', [`escalation:${id}`]);
  expect((await audit()).repaired).toBe(1);
  expect(await waits()).toHaveLength(1);
});

test('a step that no worker fires is overdue after a minute', async () => {
  const { id } = await opened();
  const audit = () => database.store.inActor(JOB, auditEscalations);
  const before = await audit();
  await database.query(`update escalation set due_at = due_at - interval '2 minutes' where id = $1`, [id]);
  expect((await audit()).overdue).toBe(before.overdue + 1);
});

test('an office sees the escalations of its entries, with whom they alerted, and no others', async () => {
  const { id, group, fire } = await opened();
  await fire();
  const seen = (office: string) =>
    database.store.inActor({ id: 'person:p', offices: [office], purpose: 'duty' }, (tx) => escalationsById(tx, [id]));
  expect(await seen(group)).toMatchObject([{ id, steps: [{ step: 1 }] }]);
  expect(await seen(randomUUID())).toEqual([]);
});
