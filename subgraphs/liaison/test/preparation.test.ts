import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { committee, namedOffice, offices } from '@hub/cast';
import { everyRow } from '@hub/subgraph-kit/testing';
import { escalateTask } from '../src/answer/escalate.task.js';
import { FEED, type Feed, type Message, UPDATES } from './operations.js';
import { HOUR_MS, nearAt, preparationsOf } from './preparation-scene.js';
import { inDays, RIVER, type Scene, sceneOf } from './return-scene.js';
import { startWorld, takeMessages, type World } from './world.js';

let world: World;
let scene: Scene;
let preparations: ReturnType<typeof preparationsOf>;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
  preparations = preparationsOf(world, scene);
});
afterAll(() => world.stop());

const AT_RIVER = ['SUPPRESSION_GROUP', 'FOCAL_POINT', 'PREVENTION_GROUP', 'REHABILITATION_GROUP'].map(
  (kind) => `DL-TH5708/${kind}`,
);
const SHELTER = 'shelter-chiang-rai';
const PROVINCE = 'PL-TH57/SECRETARIAT';
const NEEDED = [...AT_RIVER, SHELTER].sort();
const keyOf = (id: string): string => offices.find((each) => each.id === id)!.key;

const screen = async (ref: string, by = 'shelter-cr', office = SHELTER) => {
  const variables = { office: namedOffice(office).id, first: 100 };
  const { data } = await world.send<Feed>(FEED, variables, world.as(by));
  return data!.repatriationFeed.edges.find(({ node }) => node.ref === ref)?.node;
};
const numberOf = async (ref: string, office: string): Promise<number> => {
  const [row] = await everyRow(
    world,
    `select max(e.number)::int as number from inbox_entry e join inbox i on i.id = e.inbox
      where i.owner = $1 and e.rule = 'A11' and e.body ->> 'ref' = $2`,
    [namedOffice(office).id, ref],
  );
  return row!['number'] as number;
};
const answer = async (ref: string, { by, office, kind = 'ACCEPTED' }: { by: string; office: string; kind?: string }) =>
  scene.send<{ receipt: object | null; problems: { code: string }[] }>(
    'acknowledgeRepatriationUpdate',
    'receipt { kind }',
    { input: { office: namedOffice(office).id, number: await numberOf(ref, office), kind }, by },
  );
/** Lets hours pass for all that waits for a handover, and does what is due then. */
const afterHours = async (id: string, hours: number): Promise<void> => {
  await scene.rows(
    `update escalation set opened_at = opened_at - make_interval(hours => $2), due_at = due_at - make_interval(hours => $2)
      where rule = 'A11' and state = 'OPEN' and facts ->> 'repatriation' = $1`,
    [id, hours],
  );
  for (const each of await preparations.waiting(id)) await escalateTask.run({ escalation: each['id'] }, world.services);
};
const steps = async (id: string): Promise<string[]> => {
  const rows = await scene.rows(
    `select s.owners[1] as owner, s.reason, x.facts -> 'offices' ->> 0 as silent from escalation_step s
       join escalation x on x.id = s.escalation
      where x.rule = 'A11' and x.facts ->> 'repatriation' = $1 order by s.fired_at, silent`,
    [id],
  );
  return rows.map(
    ({ owner, reason, silent }) => `${keyOf(silent as string)} -> ${keyOf(owner as string)} ${reason as string}`,
  );
};
const states = async (id: string) => new Set((await preparations.waiting(id)).map(({ state }) => state));

describe('a handover that is near', () => {
  test('is told from 48 hours before its first day on, once, to those who are needed at the crossing', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await preparations.look(new Date(nearAt().getTime() - 1));
    expect(await preparations.told(ref)).toEqual([]);
    await preparations.look();
    expect(await preparations.told(ref)).toEqual(NEEDED);
    await preparations.look(new Date(nearAt().getTime() + 72 * HOUR_MS));
    expect(await preparations.told(ref)).toEqual(NEEDED);
    expect(await preparations.waiting(id)).toHaveLength(3);
    expect(await screen(ref)).toMatchObject({ state: 'SCHEDULED', windowStart: inDays(3), crossing: { id: RIVER } });
  });

  test('is told by a rule of its own name, that no quiet hours hold up, as urgent', async () => {
    const { ref } = await scene.at('SCHEDULED');
    await preparations.look();
    const RULES = `subscription ($office: ID!) {
      repatriationUpdates(office: $office, after: 0) { rule number head update { ref state } } }`;
    interface Told {
      readonly repatriationUpdates: { rule: string; number: number; head: number; update: { ref: string } | null };
    }
    const office = namedOffice(SHELTER).id;
    const messages = await takeMessages(
      world.subscribe<Told>(RULES, { office }, world.as('shelter-cr')),
      (taken) => taken.at(-1)?.data?.repatriationUpdates.update?.ref === ref,
    );
    expect(messages.at(-1)?.data?.repatriationUpdates).toMatchObject({ rule: 'A11', update: { ref } });
    const [notice] = await everyRow(
      world,
      `select e.body from inbox_entry e join inbox i on i.id = e.inbox
        where i.owner = 'feed:notify' and e.body ->> 'office' = $1 and e.body ->> 'rule' = 'A11' limit 1`,
      [office],
    );
    expect(notice).toMatchObject({ body: { urgency: 'URGENT', audience: 'DUTY' } });
  });

  test('is not told of one that is not scheduled, not released, or whose window is over', async () => {
    const cleared = await scene.at('CLEARED');
    await scene.reschedule(cleared.id, 'FIRST_AGREED', 3);
    const over = await scene.at('SCHEDULED');
    await everyRow(world, 'update repatriation set window_start = $2, window_end = $2 where id = $1', [
      ...[over.id, inDays(-2)],
    ]);
    const closed = await scene.at('SCHEDULED');
    await scene.act('withdrawRelease', { repatriation: closed.id, reason: 'SAFETY' });
    await preparations.look();
    for (const { ref } of [cleared, over, closed]) expect(await preparations.told(ref)).toEqual([]);
  });

  test('is told of each that moves with others, and of nobody twice', async () => {
    const members = [await scene.at('CLEARED'), await scene.at('CLEARED'), await scene.at('CLEARED')];
    await scene.send('planRepatriationMovement', 'movement { id }', {
      input: {
        idempotencyKey: randomUUID(),
        repatriations: members.map(({ id, version }) => ({ repatriation: id, version })),
        ...{ crossing: RIVER, windowStart: inDays(3), windowEnd: inDays(4) },
      },
      by: 'cr-secretariat',
    });
    await preparations.look();
    for (const { ref } of members) expect(await preparations.told(ref)).toEqual(NEEDED);
  });
});

describe('who is needed', () => {
  test('answers for itself: one ready office does not speak for another', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await preparations.look();
    expect((await answer(ref, { by: 'cs-duty', office: 'DL-TH5708/SUPPRESSION_GROUP' })).data?.done.problems).toEqual(
      [],
    );
    const shown = await scene.read<{ preparations: Record<string, unknown>[] }>(
      id,
      'preparations { offices { id } windowStart windowEnd state toldAt dueAt closedAt step }',
    );
    const byState = shown.preparations.map(({ state, offices: of }) => [
      state,
      (of as { id: string }[]).map((each) => keyOf(each.id)).sort(),
    ]);
    expect(byState).toEqual(
      expect.arrayContaining([
        ['ACCEPTED', ['DL-TH5708/FOCAL_POINT', 'DL-TH5708/SUPPRESSION_GROUP']],
        ['OPEN', ['DL-TH5708/PREVENTION_GROUP', 'DL-TH5708/REHABILITATION_GROUP']],
        ['OPEN', [SHELTER]],
      ]),
    );
    expect(shown.preparations[0]).toMatchObject({ windowStart: inDays(3), windowEnd: inDays(4) });
    const other = await answer(ref, { by: 'cs-duty', office: 'DL-TH5708/FOCAL_POINT' });
    expect(other.data?.done).toMatchObject({ receipt: { kind: 'ACCEPTED' }, problems: [] });
  });

  test('brings in the province of the crossing after two hours of silence, the nation after three', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await preparations.look();
    await answer(ref, { by: 'cs-duty', office: 'DL-TH5708/SUPPRESSION_GROUP' });
    await afterHours(id, 0);
    expect(await steps(id)).toEqual([`DL-TH5708/PREVENTION_GROUP -> ${PROVINCE} DUE`]);
    await afterHours(id, 1);
    expect(await steps(id)).toHaveLength(1);
    await afterHours(id, 1);
    expect((await steps(id)).slice(1)).toEqual([`${SHELTER} -> ${PROVINCE} DUE`]);
    await afterHours(id, 1);
    expect((await steps(id)).slice(2).sort()).toEqual([
      'DL-TH5708/PREVENTION_GROUP -> NL-TH/NATIONAL_DESK DUE',
      `${SHELTER} -> NL-TH/NATIONAL_DESK DUE`,
    ]);
  });

  test('may say that it cannot, which brings in the province at once', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await preparations.look();
    await answer(ref, { by: 'shelter-cr', office: SHELTER, kind: 'DECLINED' });
    await afterHours(id, 0);
    expect(await steps(id)).toContain(`${SHELTER} -> ${PROVINCE} DECLINED`);
  });
});

describe('a plan that changes', () => {
  test('is called off once without a question, and another window is told anew when it is near', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await preparations.look();
    await scene.reschedule(id, 'WEATHER', 9);
    expect(await states(id)).toEqual(new Set(['CANCELLED']));
    const off = ['DL-TH5708/PREVENTION_GROUP', 'DL-TH5708/REHABILITATION_GROUP', SHELTER];
    expect(await preparations.told(ref, { asked: false })).toEqual(off);
    expect(await screen(ref)).toMatchObject({ windowStart: inDays(9) });
    await preparations.look();
    expect(await preparations.told(ref)).toEqual(NEEDED);
    await preparations.look(nearAt(9));
    expect(await preparations.told(ref)).toEqual([...NEEDED, ...NEEDED].sort());
    expect(await preparations.told(ref, { asked: false })).toEqual(off);
  });

  test('is told no more while the return is held, and again once it is scheduled again', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await preparations.look();
    await scene.to(id, 'ON_HOLD', 'HEALTH');
    expect(await states(id)).toEqual(new Set(['CANCELLED']));
    expect(await screen(ref)).toMatchObject({ state: 'ON_HOLD' });
    const before = [await numberOf(ref, SHELTER), await steps(id)];
    await preparations.look();
    await afterHours(id, 100);
    expect([await numberOf(ref, SHELTER), await steps(id)]).toEqual(before);
    await scene.to(id, 'SCHEDULED');
    await preparations.look();
    expect(await preparations.told(ref)).toEqual([...NEEDED, ...NEEDED].sort());
    expect(await screen(ref)).toMatchObject({ state: 'SCHEDULED' });
  });

  test('is told no more once the person withdrew: what follows is nothing to those at the crossing', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await preparations.look();
    await scene.to(id, 'ON_HOLD', 'HEALTH');
    const before = await numberOf(ref, SHELTER);
    await scene.to(id, 'WITHDRAWN', 'WISH_OF_PERSON');
    await preparations.look();
    expect(await numberOf(ref, SHELTER)).toBe(before);
    expect(await screen(ref)).toMatchObject({ state: 'ON_HOLD' });
  });

  test('leaves the screens with the release, and comes back with it', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await preparations.look();
    const number = await numberOf(ref, SHELTER);
    await scene.act('withdrawRelease', { repatriation: id, reason: 'CONSENT_WITHDRAWN' });
    expect(await states(id)).toEqual(new Set(['CANCELLED']));
    expect(await screen(ref)).toBeUndefined();
    const office = namedOffice(SHELTER).id;
    const [replayed] = await takeMessages(
      world.subscribe<Message>(UPDATES, { office, after: number - 1 }, world.as('shelter-cr')),
      (taken) => taken.some(({ errors }) => errors),
    ).then((taken) => taken.filter(({ errors }) => errors));
    expect(replayed?.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await preparations.look();
    expect(await numberOf(ref, SHELTER)).toBe(number);
    await scene.done('releaseRepatriation', { repatriation: id, legalBasis: 'agreement of 2005' });
    await preparations.look();
    expect(await screen(ref)).toMatchObject({ state: 'SCHEDULED' });
    expect(await preparations.told(ref)).toEqual([...NEEDED, ...NEEDED].sort());
  });

  test('goes on in silence: screens show that people set out and crossed, and then nobody is waited for', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await preparations.look();
    const number = await numberOf(ref, SHELTER);
    await scene.to(id, 'IN_TRANSIT');
    expect(await screen(ref)).toMatchObject({ state: 'IN_TRANSIT' });
    expect(await states(id)).toEqual(new Set(['OPEN']));
    await scene.confirm(id);
    await scene.confirmThere(ref);
    expect(await screen(ref)).toMatchObject({ state: 'HANDED_OVER' });
    expect(await states(id)).toEqual(new Set(['CANCELLED']));
    await scene.to(id, 'RECEIVED');
    expect(await screen(ref)).toMatchObject({ state: 'HANDED_OVER' });
    expect(await numberOf(ref, SHELTER)).toBe(number);
  });

  test('of a return led elsewhere is told where it crosses, not where it is led', async () => {
    const { ref } = await scene.at('SCHEDULED', { leadCommittee: committee('DL-TH5703').id });
    await preparations.look();
    expect(await preparations.told(ref)).toEqual(NEEDED);
  });
});

test('who is needed is who the newest version of the rule names when people are near', async () => {
  const [rule] = world.services.alertRules.all().filter(({ code }) => code === 'A11');
  const seconds = (count: number) => ({ emergency: count, urgent: count, normal: count });
  const input = {
    ...{ code: 'A11', version: rule!.version, active: true, acceptWithin: seconds(3_600) },
    addressees: [{ when: 'ALWAYS', whose: 'SERVICES', offices: ['SHELTER'], because: 'a shelter makes ready' }],
    chain: [
      { after: seconds(3_600), to: 'OTHER_OFFICE', whose: 'BORDER_PROVINCE', kind: 'SECRETARIAT' },
      { after: seconds(7_200), to: 'OTHER_OFFICE', whose: 'NATION', kind: 'NATIONAL_DESK' },
    ],
    reason: 'the committee asked for it in a test',
  };
  const CHANGE = `mutation ($input: ChangeAlertRuleInput!) {
    changeRepatriationAlertRule(input: $input) { rule { version } problems { code field } } }`;
  const off = { ...input, active: false };
  const change = (given: object) => world.send<object>(CHANGE, { input: given }, world.as('national-desk'));
  expect(JSON.stringify(await change(off))).toContain('input.active');
  expect((await change(input)).data).toMatchObject({
    changeRepatriationAlertRule: { rule: { version: rule!.version + 1 } },
  });
  await world.services.alertRules.load();
  const { ref } = await scene.at('SCHEDULED');
  await preparations.look();
  expect(await preparations.told(ref)).toEqual([SHELTER]);
});
