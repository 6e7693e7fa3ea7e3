import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { counterpart, namedOffice, people } from '@hub/cast';
import { remind } from '../src/reminder/reminder.job.js';
import { FOLLOW_REMINDERS, KEEPING, REMINDERS, TO_VERIFY } from './directory-operations.js';
import { startWorld, takeMessages, type World } from './world.js';

const SYSTEM = { id: 'system:test', offices: [], purpose: 'test' };
const DAY_MS = 86_400_000;
const SECRETARIAT = namedOffice('PL-TH57/SECRETARIAT').id;
const DESK = namedOffice('NL-TH/NATIONAL_DESK').id;
const keyOf = new Map(
  ['houayxay', 'tonpheung', 'paktha', 'laos', 'tachileik', 'myawaddy'].map((name) => [
    counterpart(`counterpart-${name}`).id,
    name,
  ]),
);

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const rows = (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  world.services.store.inActor(SYSTEM, (tx) => tx.query(sql, values));

/** Three replicas look at once, each until it finds nothing more. */
const look = async (days = 0): Promise<void> => {
  const services = { ...world.services, now: () => new Date(Date.now() + days * DAY_MS) };
  const confirmed = { ...services, directory: freshDirectory() };
  const replica = async (): Promise<void> => ((await remind(confirmed)) ? replica() : undefined);
  await Promise.all([replica(), replica(), replica()]);
};
/** The directory of the test is confirmed for an hour, and these looks lie days ahead. */
const freshDirectory = () =>
  Object.assign(Object.create(world.services.directory) as World['services']['directory'], { ageMs: () => 0 });

interface Node {
  readonly number: number;
  readonly kind: string;
  readonly counterpart: { readonly id: string };
}
const told = async (who: string, office: string): Promise<string[]> => {
  const { data } = await world.send<{ counterpartReminders: { edges: { node: Node }[] } }>(
    REMINDERS,
    { office },
    world.as(who),
  );
  return data!.counterpartReminders.edges
    .map(({ node }) => `${node.number} ${keyOf.get(node.counterpart.id)} ${node.kind}`)
    .reverse();
};
const toVerify = async (who: string, days = 0): Promise<string[]> => {
  const { now } = world.services;
  Object.assign(world.services, { now: () => new Date(Date.now() + days * DAY_MS) });
  const { data } = await world.send<{ counterpartsToVerify: { id: string; verificationOverdue: boolean }[] }>(
    TO_VERIFY,
    {},
    world.as(who),
  );
  Object.assign(world.services, { now });
  return data!.counterpartsToVerify.map(
    (each) => `${keyOf.get(each.id)} ${each.verificationOverdue ? 'late' : 'soon'}`,
  );
};

describe('an office that must be confirmed again', () => {
  it('is listed for the secretariat of its province, longest waiting first, and else for the national desk', async () => {
    expect(await toVerify('cr-secretariat')).toEqual(['paktha late', 'tachileik soon']);
    expect(await toVerify('national-desk')).toEqual(['myawaddy late']);
    expect(await toVerify('py-secretariat')).toEqual([]);
    // tachileik was confirmed 80 days ago and is asked for every 90; tonpheung 30 days ago
    expect(await toVerify('cr-secretariat', 11)).toEqual(['paktha late', 'tachileik late']);
    expect(await toVerify('cr-secretariat', 46)).toEqual(['paktha late', 'tachileik late', 'tonpheung soon']);
    expect(await toVerify('national-desk', 46)).toEqual(['myawaddy late', 'laos late']);
  });

  it('is told of once when it is due and once when it is overdue, however many replicas look', async () => {
    await look();
    const first = [await told('cr-secretariat', SECRETARIAT), await told('national-desk', DESK)];
    expect(first.map((each) => each.map((line) => line.slice(2)).sort())).toEqual([
      ['paktha OVERDUE', 'tachileik DUE'],
      ['myawaddy OVERDUE'],
    ]);
    await look(5);
    expect([await told('cr-secretariat', SECRETARIAT), await told('national-desk', DESK)]).toEqual(first);
    await look(11);
    expect((await told('cr-secretariat', SECRETARIAT)).slice(2)).toEqual(['3 tachileik OVERDUE']);
    expect(await told('national-desk', DESK)).toEqual(first[1]);
  });

  it('has each reminder sent outside the graph too, and nothing said there of the office', async () => {
    const sent = await rows(
      `select e.body from inbox_entry e join inbox i on i.id = e.inbox
        where e.body ->> 'inbox' = 'counterpartReminders' order by e.number`,
    );
    const [secretariat, desk] = [SECRETARIAT, DESK].map((office) =>
      sent.filter(({ body }) => (body as { office: string }).office === office),
    );
    expect(secretariat!.map(({ body }) => body)).toEqual(
      [1, 2, 3].map((number) => ({
        ...{ office: SECRETARIAT, rule: null, urgency: null, audience: 'OFFICE' },
        ...{ inbox: 'counterpartReminders', number, at: expect.any(String) },
      })),
    );
    expect(desk).toHaveLength(1);
  });

  it('is no longer listed once it is confirmed, and is told of again when that is over', async () => {
    const { id } = counterpart('counterpart-tachileik');
    await world.send(KEEPING.verify, { input: { counterpart: id, version: 1 } }, world.as('cr-secretariat'));
    expect(await toVerify('cr-secretariat')).toEqual(['paktha late']);
    await look(75);
    expect(await toVerify('cr-secretariat', 75)).not.toContain('tachileik soon');
    await look(76);
    expect((await told('cr-secretariat', SECRETARIAT)).at(-1)).toMatch(/^\d+ tachileik DUE$/);
  });

  it('is told of live, after a number', async () => {
    interface Message {
      readonly counterpartReminders: { number: number; head: number; reminder: Node | null };
    }
    const messages = await takeMessages(
      world.subscribe<Message>(FOLLOW_REMINDERS, { office: DESK, after: 0 }, world.as('national-desk')),
      (taken) => taken.some(({ data }) => data?.counterpartReminders.reminder),
    );
    const [reminder] = messages.flatMap(({ data }) => data?.counterpartReminders.reminder ?? []);
    expect(reminder).toMatchObject({
      number: 1,
      kind: 'OVERDUE',
      counterpart: { id: counterpart('counterpart-myawaddy').id },
    });
  });

  it('is not told of while nobody can say who keeps it', async () => {
    await rows('delete from counterpart_reminder');
    const stale = Object.assign(freshDirectory(), { ageMs: () => 6_000 });
    expect(await remind({ ...world.services, directory: stale })).toBe(false);
  });
});

it('lists and reminders are for those who keep the directory, and reminders for holders of the office', async () => {
  for (const { key } of people.filter((each) => !/secretariat|national-desk/.test(each.key))) {
    const list = await world.send(TO_VERIFY, {}, world.as(key));
    expect([key, list.errors?.[0]?.extensions.code]).toEqual([key, 'FORBIDDEN_ACTION']);
    const reminders = await world.send(REMINDERS, { office: SECRETARIAT }, world.as(key));
    expect([key, reminders.errors?.[0]?.extensions.code]).toEqual([key, 'FORBIDDEN_ACTION']);
  }
  const other = await world.send(REMINDERS, { office: SECRETARIAT }, world.as('py-secretariat'));
  expect(other.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await world.send(TO_VERIFY)).errors?.[0]?.extensions.code).toBe('AUTH_REQUIRED');
});
