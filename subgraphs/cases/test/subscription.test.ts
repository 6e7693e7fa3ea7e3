import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, namedOffice, person } from '@hub/cast';
import { everyRow, startWorld, type World } from './world.js';

interface Subscription {
  readonly id: string;
  readonly place: { readonly pcode: string };
  readonly category: string | null;
  readonly endedAt: string | null;
}
interface Subscribed {
  readonly subscription: Subscription | null;
  readonly problems: readonly { readonly code: string; readonly field: string | null }[];
}

const FIELDS = 'id office { id } committee { id } place { pcode } category createdBy { id } createdAt endedAt';
const CREATE = `mutation ($input: CreateAlertSubscriptionInput!) {
  createAlertSubscription(input: $input) { subscription { ${FIELDS} } problems { code field } } }`;
const END = `mutation ($input: EndAlertSubscriptionInput!) {
  endAlertSubscription(input: $input) { subscription { ${FIELDS} } problems { code field } } }`;
const LIST = `query ($ended: Boolean) { alertSubscriptions(ended: $ended) { edges { node { id } } } }`;
const INBOX = `query ($office: ID!) { inbox(office: $office, first: 1) {
  id number rule category district { pcode } case { id } acknowledgements { kind } } }`;

const PREVENTION = 'DL-TH5703/PREVENTION_GROUP';
const GROUP = 'DL-TH5703/SUPPRESSION_GROUP';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const subscribe = (given: Record<string, unknown>, by = 'ck-focal', office = PREVENTION) =>
  world.send<{ createAlertSubscription: Subscribed }>(
    CREATE,
    { input: { office: namedOffice(office).id, ...given } },
    world.as(by),
  );
const subscribed = async (...given: Parameters<typeof subscribe>): Promise<Subscription> => {
  const { data, errors } = await subscribe(...given);
  expect([errors, data?.createAlertSubscription.problems]).toEqual([undefined, []]);
  return data!.createAlertSubscription.subscription!;
};
const end = (subscription: string, by = 'ck-focal') =>
  world.send<{ endAlertSubscription: Subscribed }>(END, { input: { subscription } }, world.as(by));
const listed = async (by: string, ended = false): Promise<string[] | undefined> => {
  const { data } = await world.send<{ alertSubscriptions: { edges: { node: { id: string } }[] } }>(
    LIST,
    { ended },
    world.as(by),
  );
  return data?.alertSubscriptions.edges.map(({ node }) => node.id);
};

interface Entry {
  readonly id: string;
  readonly number: number;
  readonly rule: string;
  readonly case: unknown;
}
const newest = async (office: string, by: string): Promise<Entry | undefined> => {
  const { data } = await world.send<{ inbox: Entry[] }>(INBOX, { office: namedOffice(office).id }, world.as(by));
  return data!.inbox[0];
};
const headOf = async (office: string, by: string): Promise<number> => (await newest(office, by))?.number ?? 0;

/** The alerts a report added to the inbox of an office. */
const told = async (given: Record<string, unknown>, office = PREVENTION, by = 'ck-prevention'): Promise<number> => {
  const before = await headOf(office, by);
  await world.report(given);
  return (await headOf(office, by)) - before;
};

describe('an office whose committee subscribed', () => {
  it('to a province is told of every district of it, and of no other', async () => {
    const { id } = await subscribed({ place: 'TH56' });
    expect(await told({ place: 'TH5605' })).toBe(1);
    expect(await newest(PREVENTION, 'ck-prevention')).toMatchObject({
      rule: 'SUBSCRIPTION',
      category: 'LABOUR_EXPLOITATION',
      district: { pcode: 'TH5605' },
    });
    expect(await told({ place: 'TH8410' })).toBe(0);
    await end(id);
  });

  it('to a category is told of that category within its province only', async () => {
    const { id, place } = await subscribed({ category: 'CHILD_LABOUR' });
    expect(place).toEqual({ pcode: 'TH57' });
    expect(await told({ place: 'TH5709', category: 'CHILD_LABOUR' })).toBe(1);
    expect(await told({ place: 'TH5709' })).toBe(0);
    expect(await told({ place: 'TH5605', category: 'CHILD_LABOUR' })).toBe(0);
    await end(id);
  });

  it('twice gets one entry, and one that a rule addresses no second', async () => {
    const both = [
      await subscribed({ place: 'TH57' }, 'ck-focal', GROUP),
      await subscribed({ place: 'TH5703' }, 'ck-focal', GROUP),
      await subscribed({ place: 'TH57' }),
      await subscribed({ category: 'LABOUR_EXPLOITATION' }),
    ];
    expect(await told({}, GROUP, 'ck-duty')).toBe(1);
    expect(await newest(GROUP, 'ck-duty')).toMatchObject({ rule: 'A1' });
    expect(await told({})).toBe(1);
    for (const { id } of both) await end(id);
  });

  it('gets the alert and nothing of the case', async () => {
    const { id } = await subscribed({ place: 'TH5709' }, 'ck-focal', GROUP);
    const opened = await world.open({ place: 'TH5709', originPlace: 'TH5709' });
    const alert = await newest(GROUP, 'ck-duty');
    expect(alert).toMatchObject({ rule: 'SUBSCRIPTION', case: null });
    const answer = await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
    expect(answer.data?.acknowledgeAlert).toMatchObject({ receipt: { kind: 'ACCEPTED' }, case: null, problems: [] });
    for (const who of ['ck-duty', 'ck-focal', 'ck-chair', 'ck-prevention']) {
      const { data } = await world.send('query ($id: ID!) { case(id: $id) { id } }', { id: opened }, world.as(who));
      expect([who, data]).toEqual([who, { case: null }]);
    }
    expect(await everyRow(world, 'select from case_assignment where case_id = $1', [opened])).toEqual([]);
    await end(id);
  });

  it('is told no more once it was ended, and keeps what the rules give', async () => {
    const { id } = await subscribed({ place: 'TH57' });
    const [first, again] = [await end(id, 'ck-chair'), await end(id)];
    expect(first.data?.endAlertSubscription.subscription?.endedAt).toEqual(expect.any(String));
    expect(again).toEqual(first);
    expect(await told({})).toBe(0);
    expect(await told({}, GROUP, 'ck-duty')).toBe(1);
  });
});

it('of more offices than one transaction may tell loses none: the others are told right after it', async () => {
  const offices = Array.from({ length: 70 }, (_, index) => `many-${index}`);
  const add = `insert into alert_subscription (id, office, committee, place, created_by, created_at)
    select gen_random_uuid(), office, gen_random_uuid(), 'TH8410', 'test', now() from unnest($1::text[]) as o (office)`;
  await everyRow(world, add, [offices]);
  const opened = await world.open({ place: 'TH8410' });
  const told = async () => {
    const rows = await everyRow(world, `select office, number from case_alert where case_id = $1`, [opened]);
    return rows.filter(({ office }) => offices.includes(String(office)));
  };
  const reached = (): Promise<unknown[]> =>
    everyRow(
      world,
      `select e.body ->> 'office' as office from inbox_entry e join inbox i on i.id = e.inbox
        where i.owner = 'feed:notify' and e.body ->> 'office' = any ($1) and e.body ->> 'rule' = 'SUBSCRIPTION'`,
      [offices],
    );
  for (const end = Date.now() + 30_000; (await told()).length < offices.length && Date.now() < end; await pause(50));
  expect((await told()).map(({ number }) => number)).toEqual(offices.map(() => '1'));
  expect(await reached()).toHaveLength(offices.length);
  await everyRow(world, `delete from alert_subscription where created_by = 'test'`);
});

describe('a subscription', () => {
  it('says who asked for what, and is one however often it is made', async () => {
    const made = await subscribed({ place: 'TH5709', category: 'DEBT_BONDAGE' });
    expect(made).toEqual({
      id: expect.any(String),
      office: { id: namedOffice(PREVENTION).id },
      committee: { id: committee('DL-TH5703').id },
      place: { pcode: 'TH5709' },
      category: 'DEBT_BONDAGE',
      createdBy: { id: person('ck-focal').id },
      createdAt: expect.any(String),
      endedAt: null,
    });
    expect(await subscribed({ place: 'TH5709', category: 'DEBT_BONDAGE' }, 'ck-chair')).toEqual(made);
    await end(made.id);
    const anew = await subscribed({ place: 'TH5709', category: 'DEBT_BONDAGE' });
    expect(anew.id).not.toBe(made.id);
    await end(anew.id);
    const trail = await everyRow(
      world,
      'select action, actor, office from audit_entry where resource = $1 order by action',
      [made.id],
    );
    const by = { actor: `person:${person('ck-focal').id}`, office: namedOffice('DL-TH5703/FOCAL_POINT').id };
    expect(trail).toEqual([
      { action: 'alert_subscription.created', ...by },
      { action: 'alert_subscription.ended', ...by },
    ]);
  });

  it('is listed to its own committee and to nobody else', async () => {
    const { id } = await subscribed({ place: 'TH5709' });
    for (const who of ['ck-chair', 'ck-vice', 'ck-duty', 'ck-prevention']) expect(await listed(who)).toEqual([id]);
    for (const who of ['ms-duty', 'ms-vice', 'cr-secretariat', 'national-desk', 'shelter-cr'])
      expect([who, await listed(who, true)]).toEqual([who, []]);
    await end(id);
    expect(await listed('ck-chair')).toEqual([]);
    expect(await listed('ck-chair', true)).toContain(id);
  });

  it.each([
    ['its own groups', { place: 'TH5709' }, ['ck-chair', PREVENTION], []],
    ['a group of another committee', { place: 'TH57' }, ['ck-chair', 'DL-TH5709/SUPPRESSION_GROUP'], ['input.office']],
    ['volunteers, who read no alerts', { place: 'TH57' }, ['ck-chair', 'DL-TH5703/VOLUNTEER_GROUP'], ['input.office']],
    ['a shelter', { place: 'TH57' }, ['cr-secretariat', 'shelter-chiang-rai'], ['input.office']],
    ['the whole nation', { place: 'TH' }, ['ck-chair', PREVENTION], ['input.place']],
    ['nothing', {}, ['ck-chair', PREVENTION], ['input.place']],
    ['a place nobody knows', { place: 'TH9999' }, ['ck-chair', PREVENTION], ['input.place']],
  ] as const)('is possible or not for %s', async (_what, given, [by, office], fields) => {
    const { data, errors } = await subscribe(given, by, office);
    expect(errors).toBeUndefined();
    expect(data?.createAlertSubscription.problems.map(({ field }) => field)).toEqual(fields);
    const made = data?.createAlertSubscription.subscription;
    if (made) await end(made.id, by);
  });

  it.each(['ck-duty', 'ck-vice', 'ck-prevention', 'volunteer-ck', 'ngo-partner', 'auditor', 'lao-houayxay'])(
    'is neither made nor ended by %s',
    async (who) => {
      const { id } = await subscribed({ place: 'TH5709' });
      for (const { errors } of [await subscribe({ place: 'TH57' }, who), await end(id, who)])
        expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
      await end(id);
    },
  );

  it('of another committee looks like one that is not there', async () => {
    const { id } = await subscribed({ place: 'TH5709' });
    for (const which of [id, randomUUID(), 'none']) {
      const { errors } = await end(which, 'ms-duty');
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    await end(id);
  });
});
