import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organization, person } from '@hub/cast';
import { startFakeGateway, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { orderScene } from './appointment-order-scene.js';
import { callerOf, refusalOf, startCommittees, until } from './committees-world.js';
import { establishmentScene, refusalOf as refusalOfStep } from './establishment-scene.js';
import { ANSWERS, handoverScene } from './handover-scene.js';
import { planScene } from './plan-scene.js';
import { refusal, workScene } from './work-scene.js';

const THOENG = 'DL-TH5704';
const PSDHS = organization('TH57/PSDHS').id;
const [FOUNDER, SUCCESSOR, FOCAL] = ['ck-chair-former', 'cs-chair', 'ck-focal'] as const;

let committees: TestSubgraph;
let gateway: Awaited<ReturnType<typeof startFakeGateway>>;
let founding: ReturnType<typeof establishmentScene>;
let orders: ReturnType<typeof orderScene>;
let plans: ReturnType<typeof planScene>;
let work: ReturnType<typeof workScene>;
let handover: ReturnType<typeof handoverScene>;
const realNow = (): Date => new Date();
/** The day that it is for the committee; people are appointed today, so that a year lies before them. */
const on = (day: string): void => void Object.assign(committees.services, { now: () => new Date(`${day}T05:00:00Z`) });

beforeAll(async () => {
  gateway = await startFakeGateway('committees');
  for (const [path, answer] of Object.entries(ANSWERS)) gateway.answers.set(path, answer);
  committees = await startCommittees({ settings: gateway.settings });
  founding = establishmentScene(committees);
  orders = orderScene(committees, THOENG);
  plans = planScene(committees);
  work = workScene(committees);
  handover = handoverScene(committees);
});
afterAll(async () => {
  await committees.stop();
  await gateway.stop();
});

interface Seen {
  readonly id: string;
  readonly offices: readonly { readonly id: string; readonly kind: string }[];
}
const committee = async (): Promise<Seen> => {
  const { data } = await committees.send<{ committee: Seen }>(
    'query ($code: ID!) { committee(code: $code) { id offices { id kind } } }',
    { code: THOENG },
    callerOf(committees, 'cr-secretariat'),
  );
  return data!.committee;
};
const officeOf = async (kind: string): Promise<string> =>
  (await committee()).offices.find((office) => office.kind === kind)!.id;

/** Appoints somebody to an office of the committee, as its secretariat does. */
const appoint = async (key: string, kind: string): Promise<void> => {
  Object.assign(committees.services, { now: realNow });
  const office = await officeOf(kind);
  const day = 86_400_000;
  const input = {
    ...{ idempotencyKey: randomUUID(), office, official: person(key).id },
    ...{ from: new Date().toISOString(), until: new Date(Date.now() + 700 * day).toISOString() },
  };
  const mutation = `mutation ($input: AppointOfficialInput!) {
    done: appointOfficial(input: $input) { problems { code field } } }`;
  const doing = committees.send<{ done: { problems: { code: string; field: string }[] } }>(
    mutation,
    { input },
    callerOf(committees, 'cr-secretariat'),
  );
  expect(await refusalOf(doing)).toBeNull();
  await until(() => callerOf(committees, key).offices.some((held) => held.office === office));
};

/** Ends whoever holds an office, as its secretariat does, and waits until nothing is theirs by it. */
const end = async (key: string, kind: string): Promise<void> => {
  Object.assign(committees.services, { now: realNow });
  const office = await officeOf(kind);
  const { appointment } = callerOf(committees, key).offices.find((held) => held.office === office)!;
  const doing = committees.send<{ done: { problems: { code: string; field: string }[] } }>(
    'mutation ($input: EndAppointmentInput!) { done: endAppointment(input: $input) { problems { code field } } }',
    { input: { appointment } },
    callerOf(committees, 'cr-secretariat'),
  );
  expect(await refusalOf(doing)).toBeNull();
  await until(() => callerOf(committees, key).offices.every((held) => held.office !== office));
};

/** What somebody answers for in accepted plans of the committee, as their own deadlines tell it. */
const activitiesDue = async (key: string): Promise<object[]> => {
  const { me } = await work.ask<{
    me: {
      offices: { office: { deadlines: { kind: string; activity: object | null }[] }; committee: { code: string } }[];
    };
  }>(
    '{ me { offices { committee { code } office { deadlines { kind dueOn activity { id official { id } } } } } } }',
    {},
    key,
  );
  return me.offices
    .filter(({ committee: { code } }) => code === THOENG)
    .flatMap(({ office }) => office.deadlines)
    .flatMap(({ kind, ...each }) => (kind === 'PLAN_ACTIVITY' ? [each] : []));
};

const did = async (doing: Parameters<typeof refusal>[0]): Promise<void> => expect(await refusal(doing)).toBeNull();

describe('a full year of a committee', () => {
  let plan: string;
  let activity: string;
  let held: string;

  it('begins with its order: the steps of establishment, each with its day, up to the inception meeting', async () => {
    on('2026-06-01');
    expect(await refusalOfStep(founding.propose())).toBeNull();
    expect(await refusalOfStep(founding.step('APPROVAL', '2026-02-01'))).toBeNull();
    expect(await refusalOfStep(founding.step('WORKING_TEAM', '2026-02-10'))).toBeNull();
    expect(await refusalOfStep(orders.draft({ draftedOn: '2026-03-01' }, 'cr-secretariat'))).toBeNull();
    const { id: order } = (await orders.look('cr-secretariat'))[0]!;
    expect(await refusalOfStep(orders.sign(order, { signedOn: '2026-04-01' }, 'cr-secretariat'))).toBeNull();
    expect(await refusalOfStep(founding.step('INCEPTION_MEETING', '2026-05-06'))).toBeNull();
    const { state, establishment } = (await founding.look(THOENG))!;
    expect(state).toBe('INCEPTION_HELD');
    expect(establishment.map(({ step }) => step)).toEqual([
      ...['ADVOCACY_MEETING', 'APPROVAL', 'WORKING_TEAM', 'ORDER_DRAFTED', 'ORDER_SIGNED', 'INCEPTION_MEETING'],
    ]);
  });

  it('has its seats filled by people, and its work begun', async () => {
    await appoint(FOUNDER, 'CHAIR');
    await appoint(FOCAL, 'FOCAL_POINT');
    for (const step of ['CAPACITY_PLAN', 'TRAININGS', 'ANNUAL_PLANNING'])
      expect(await refusalOfStep(founding.step(step, '2026-06-20'))).toBeNull();
    expect((await founding.look(THOENG))!.state).toBe('ACTIVE');
  });

  it('plans in the last quarter, endorsed by the home agency, approved, submitted and accepted', async () => {
    on('2027-08-10');
    plan = await plans.made(
      plans.draft({ committee: (await committee()).id, financialYear: 2571, title: 'Plan of Thoeng' }, FOCAL),
    );
    const budget = [{ organization: PSDHS, source: 'PROVINCE', proposed: '20000' }];
    await plans.made(plans.keep(plan, { office: await officeOf('CHAIR'), budget }, FOCAL));
    activity = (await plans.look(plan, FOCAL)).activities![0]!.id;
    await plans.advance(plan, 'MEMBER_REVIEW', FOCAL);
    expect(await plans.refusal(plans.advance(plan, 'APPROVED', FOUNDER))).toEqual([
      ...['PLAN_NEEDS_ENDORSEMENT', 'input.to'],
    ]);
    expect(await plans.refusal(plans.endorse(plan, activity, { endorsedOn: '2027-08-09' }, FOCAL))).toBeNull();
    for (const [to, by] of [['APPROVED', FOUNDER] as const, ['SUBMITTED', FOCAL] as const])
      expect(await plans.refusal(plans.advance(plan, to, by))).toBeNull();
    expect(await plans.refusal(plans.advance(plan, 'ACCEPTED', 'cr-secretariat'))).toBeNull();
  });

  const quarter = async (number: number, day: string, state: string, by: string): Promise<void> => {
    on(day);
    const meeting = (await committee()).id;
    const doing = work.plan({ committee: meeting, plannedAt: `${day}T02:00:00.000Z`, invited: [] }, by);
    await did(doing);
    held = (await doing).data!.done.row!.id;
    await did(work.record(held, { heldOn: day }, by));
    const review = { quarter: number, heldOn: day, progress: [{ activity, state }] };
    expect(await plans.refusal(plans.review(plan, review, by))).toBeNull();
  };

  it('meets in two quarters, and reviews its plan at each meeting', async () => {
    await quarter(1, '2027-12-10', 'UNDER_WAY', FOUNDER);
    await quarter(2, '2028-03-10', 'UNDER_WAY', FOUNDER);
    expect((await plans.look(plan, FOUNDER)).reviews).toHaveLength(2);
  });

  it('is given a part of the money that it asked for, and spends it', async () => {
    const line = (await plans.look(plan, FOUNDER)).activities![0]!.budget[0]!.id;
    for (const step of [
      ...[
        { to: 'SUBMITTED', happenedOn: '2027-10-05' },
        { to: 'ALLOCATED', happenedOn: '2027-12-01', amount: '15000' },
      ],
      { to: 'SPENT', happenedOn: '2028-02-01', amount: '14999.75' },
    ])
      expect(await plans.refusal(plans.money(plan, line, step, FOUNDER))).toBeNull();
    const budget = { withinMandate: '0.00', proposed: '20000.00', allocated: '15000.00', spent: '14999.75' };
    expect(await plans.look(plan, FOUNDER)).toMatchObject({
      ...{ budget, budgetByOrganization: [{ organization: { id: PSDHS }, budget }] },
      workByTheme: [{ theme: 'PREVENTION', activities: 1, budget }],
    });
  });

  it('changes its chair in the middle: the successor has everything, and who left has nothing', async () => {
    Object.assign(committees.services, { now: realNow });
    const chair = await officeOf('CHAIR');
    const pack = await handover.made(handover.make(chair, FOUNDER));
    const due = [{ dueOn: '2028-03-31', activity: { id: activity, official: { id: person(FOUNDER).id } } }];
    expect(await activitiesDue(FOUNDER)).toEqual(due);
    await end(FOUNDER, 'CHAIR');
    expect((await plans.look(plan, FOCAL)).activities).toMatchObject([{ office: { kind: 'CHAIR' }, official: null }]);
    await appoint(SUCCESSOR, 'CHAIR');
    expect(await activitiesDue(FOUNDER)).toEqual([]);
    expect(await activitiesDue(SUCCESSOR)).toMatchObject([{ dueOn: '2028-03-31', activity: { id: activity } }]);
    expect(await handover.pack(pack, FOUNDER)).toBeNull();
    expect(await handover.refusal(handover.acknowledge(pack, FOUNDER))).toBe('NOT_FOUND');
    expect(await handover.refusal(handover.acknowledge(pack, SUCCESSOR))).toBeNull();
    const answering = { office: { kind: 'CHAIR' }, official: { id: person(SUCCESSOR).id } };
    expect((await plans.look(plan, SUCCESSOR)).activities).toMatchObject([answering]);
    expect((await plans.look(plan, FOUNDER)).activities).toEqual([]);
  });

  it('goes on under the new chair to the end of the year, and the old one can do nothing in it', async () => {
    await quarter(3, '2028-06-10', 'UNDER_WAY', SUCCESSOR);
    await quarter(4, '2028-09-10', 'DONE', SUCCESSOR);
    const tries = [
      refusal(work.record(held, { minutes: 'mine' }, FOUNDER)),
      refusal(work.note({ committee: (await committee()).id }, FOUNDER)),
      plans.refusal(plans.advance(plan, 'CLOSED', FOUNDER)),
      plans.refusal(plans.review(plan, { quarter: 4, heldOn: '2028-09-10', progress: [] }, FOUNDER)),
    ];
    expect(await Promise.all(tries)).toEqual(['NOT_FOUND', 'FORBIDDEN_ACTION', 'FORBIDDEN_ACTION', 'FORBIDDEN_ACTION']);
    expect(await plans.refusal(plans.advance(plan, 'CLOSED', SUCCESSOR))).toBeNull();
    expect(await plans.look(plan, FOCAL)).toMatchObject({ state: 'CLOSED', financialYear: 2571 });
  });
});
