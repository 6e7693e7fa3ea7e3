import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { namedOffice, offices } from '@hub/cast';
import { escalateTask } from '../src/answer/escalate.task.js';
import { inDays, LAO, SAID, type SaidThere, type Scene, sceneOf } from './return-scene.js';
import { startWorld, takeMessages, type World } from './world.js';

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
});
afterAll(() => world.stop());

const DESK = 'DL-TH5708/SUPPRESSION_GROUP';
const PROVINCE = 'PL-TH57/SECRETARIAT';
const OURS = `counterpartUpdates { ${SAID} answer { state dueAt answeredAt step } }`;
type Ours = SaidThere & { readonly answer: { state: string; step: number } | null };
const saidOf = async (id: string, by?: string): Promise<Ours[]> =>
  (await scene.read<{ counterpartUpdates: Ours[] }>(id, OURS, by)).counterpartUpdates;
const said = async (ref: string, input: object, key?: string) => {
  const { data, errors } = await scene.sayThere(ref, input, key === undefined ? {} : { key });
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.done;
};
const delayed = { kind: 'DELAYED', reason: 'WEATHER', days: 2 };
const now = () => new Date().toISOString();
const headOf = async (key: string): Promise<number> =>
  Number((await scene.rows('select head from inbox where owner = $1', [namedOffice(key).id]))[0]?.['head'] ?? 0);

interface Told {
  readonly repatriationUpdates: {
    readonly number: number;
    readonly head: number;
    readonly rule: string | null;
    readonly update: {
      readonly ref: string;
      readonly state: string;
      readonly counterpartUpdate: SaidThere | null;
    } | null;
  };
}
/** What the people of an office get after a number. */
const told = async (who: string, key: string, after: number) => {
  const operation = `subscription ($office: ID!, $after: Int) { repatriationUpdates(office: $office, after: $after) {
    number head rule update { ref state counterpartUpdate { ${SAID} } } } }`;
  const shown = await takeMessages(
    world.subscribe<Told>(operation, { office: namedOffice(key).id, after }, world.as(who)),
    (taken) => taken.at(-1)?.data?.repatriationUpdates.number === taken.at(-1)?.data?.repatriationUpdates.head,
  );
  return shown.flatMap(({ data }) => (data?.repatriationUpdates.update ? [data.repatriationUpdates] : []));
};

describe('what the other side says', () => {
  test('is told to both sides at once, with the return as it stands', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    const [here, there] = [await headOf(DESK), await headOf('counterpart-tonpheung')];
    const { update, problems } = await said(ref, { kind: 'READY' });
    expect(problems).toEqual([]);
    expect(update).toMatchObject({ ref, kind: 'READY', reason: null, office: { id: LAO }, at: expect.any(String) });
    for (const [who, key, after] of [
      ['cs-duty', DESK, here],
      ['lao-tonpheung', 'counterpart-tonpheung', there],
    ] as const)
      expect(await told(who, key, after)).toEqual([
        expect.objectContaining({ rule: 'A10', update: { ref, state: 'SCHEDULED', counterpartUpdate: update } }),
      ]);
    expect(await saidOf(id)).toEqual([{ ...update, answer: null }]);
    expect((await scene.read<object>(id, '')).state).toBe('SCHEDULED');
  });

  test('stands in the feed of both sides, in order, and in the chain of coordination', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await said(ref, { kind: 'READY' });
    await said(ref, delayed);
    await said(ref, { kind: 'DELAYED', reason: 'TRANSPORT', windowStart: inDays(8), windowEnd: inDays(9) });
    const FEED = `query ($office: ID!) { repatriationFeed(office: $office, first: 100) {
      edges { node { ref counterpartUpdates { ${SAID} } } } } }`;
    for (const [who, key] of [
      ['lao-tonpheung', 'counterpart-tonpheung'],
      ['cs-duty', DESK],
    ] as const) {
      const { data } = await world.send<{
        repatriationFeed: { edges: { node: { ref: string; counterpartUpdates: SaidThere[] } }[] };
      }>(FEED, { office: namedOffice(key).id }, world.as(who));
      const node = data!.repatriationFeed.edges.find((each) => each.node.ref === ref)!.node;
      expect(node.counterpartUpdates).toMatchObject([
        { kind: 'READY' },
        { ...delayed, windowStart: null },
        { kind: 'DELAYED', reason: 'TRANSPORT', windowStart: inDays(8), windowEnd: inDays(9), days: null },
      ]);
    }
    const { coordination } = await scene.read<{ coordination: Record<string, unknown>[] }>(
      id,
      'coordination { level act office { id } recordedBy { id } at }',
    );
    expect(coordination.filter(({ act }) => act !== 'TOLD')).toMatchObject(
      ['READY', 'DELAYED', 'DELAYED'].map((act) => ({
        ...{ level: 'COUNTERPART', act, office: { id: LAO }, recordedBy: { id: LAO } },
      })),
    );
    await expect(
      scene.done('recordCoordination', { repatriation: id, office: LAO, act: 'READY', at: now() }),
    ).rejects.toThrow('INPUT_INVALID');
  });

  test('is said once, whatever is repeated, and leaves a trail without words', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    const key = randomUUID();
    const [first, second] = await Promise.all([said(ref, delayed, key), said(ref, delayed, key)]);
    expect(second).toEqual(first);
    expect(await said(ref, delayed, key)).toEqual(first);
    const reused = { update: null, problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }] };
    expect(await said(ref, { kind: 'READY' }, key)).toEqual(reused);
    expect(await said((await scene.at('SCHEDULED')).ref, delayed, key)).toEqual(reused);
    expect(await saidOf(id)).toHaveLength(1);
    const trail = await scene.rows(
      `select count(*) from audit_entry where resource = $1 and action = 'repatriation.counterpart.said'`,
      [id],
    );
    expect(trail).toEqual([{ count: '1' }]);
  });

  test.each<[string, object, { code: string; field: string }[]]>([
    [
      'a delay without a reason',
      { kind: 'DELAYED', days: 1 },
      [{ code: 'REPATRIATION_NEEDS_REASON', field: 'input.reason' }],
    ],
    [
      'a delay without an end',
      { kind: 'DELAYED', reason: 'WEATHER' },
      [{ code: 'COUNTERPART_UPDATE_NEEDS_WINDOW', field: 'input.windowStart' }],
    ],
    [
      'a window in the past',
      { kind: 'DELAYED', reason: 'WEATHER', windowStart: inDays(-3), windowEnd: inDays(1) },
      [{ code: 'INPUT_INVALID', field: 'input.windowStart' }],
    ],
    [
      'a window that ends before it begins',
      { kind: 'DELAYED', reason: 'WEATHER', windowStart: inDays(3), windowEnd: inDays(2) },
      [{ code: 'INPUT_INVALID', field: 'input.windowEnd' }],
    ],
    ['more than it is about', { kind: 'READY', days: 2 }, [{ code: 'INPUT_INVALID', field: 'input.days' }]],
    [
      'a receipt that is still to come, of nobody knows how many',
      { kind: 'RECEIVED', receivedAt: `${inDays(2)}T00:00:00Z` },
      [{ code: 'INPUT_INVALID', field: 'input.receivedAt' }],
    ],
    [
      'a receipt of persons who come to Thailand',
      { kind: 'RECEIVED', receivedAt: '2026-01-01T00:00:00Z', personsBand: 'ONE' },
      [{ code: 'COUNTERPART_UPDATE_OTHER_WAY', field: 'input.kind' }],
    ],
    [
      'a key too short to be one',
      { kind: 'READY', idempotencyKey: 'short' },
      [{ code: 'IDEMPOTENCY_KEY_REQUIRED', field: 'input.idempotencyKey' }],
    ],
  ])('%s is refused, and told to nobody', async (_, input, problems) => {
    const { id, ref } = await scene.at('COUNTERPART_NOTIFIED');
    const before = await headOf(DESK);
    expect(await said(ref, input)).toEqual({ update: null, problems });
    expect([await saidOf(id), await headOf(DESK)]).toEqual([[], before]);
  });
});

describe('a delay, or that it cannot be', () => {
  const steps = async (id: string): Promise<string[]> => {
    const fired = await scene.rows(
      `select s.owners from escalation_step s join escalation x on x.id = s.escalation
        where x.facts ->> 'said' = $1 and s.outcome = 'ALERTED' order by s.fired_at`,
      [id],
    );
    return fired.map(({ owners }) => offices.find((each) => each.id === (owners as string[])[0])!.key);
  };
  const afterHours = async (id: string, hours: number): Promise<void> => {
    const past = `- make_interval(hours => ${hours})`;
    await scene.rows(
      `update escalation set opened_at = opened_at ${past}, due_at = due_at ${past}
        where state = 'OPEN' and facts ->> 'said' = $1`,
      [id],
    );
    const due = `select id from escalation where due_at <= clock_timestamp() and facts ->> 'said' = $1`;
    for (let waiting = await scene.rows(due, [id]); waiting.length; waiting = await scene.rows(due, [id]))
      for (const each of waiting) await escalateTask.run({ escalation: each['id'] }, world.services);
  };
  const accept = async (number: number, by = 'cr-secretariat') =>
    world.send<{ acknowledgeRepatriationUpdate: { problems: unknown[] } }>(
      `mutation ($input: AcknowledgeRepatriationUpdateInput!) {
        acknowledgeRepatriationUpdate(input: $input) { receipt { kind } problems { code } } }`,
      { input: { office: namedOffice(PROVINCE).id, number, kind: 'ACCEPTED' } },
      world.as(by),
    );

  test.each([delayed, { kind: 'CANNOT', reason: 'WISH_OF_PERSON' }])(
    'must be answered here: $kind goes on to province and nation until somebody does',
    async (input) => {
      const { id, ref } = await scene.at('SCHEDULED');
      const { update } = await said(ref, input);
      const number = await headOf(PROVINCE);
      expect((await saidOf(id))[0]!.answer).toMatchObject({ state: 'OPEN', answeredAt: null, step: 0 });
      await afterHours(update!.id, 24);
      expect(await steps(update!.id)).toEqual([PROVINCE]);
      expect((await accept(number)).data?.acknowledgeRepatriationUpdate.problems).toEqual([]);
      expect((await saidOf(id))[0]!.answer).toMatchObject({ state: 'ACCEPTED', step: 1 });
      await afterHours(update!.id, 1_000);
      expect(await steps(update!.id)).toEqual([PROVINCE]);
    },
  );

  test('is not waited for over there, and not counted among the answers of the other side', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    const answersOf = async () =>
      (await scene.read<{ answers: { state: string }[] }>(id, 'answers { state }')).answers.map(({ state }) => state);
    const before = await answersOf();
    const { update } = await said(ref, delayed);
    await said(ref, { kind: 'READY' });
    expect(await answersOf()).toEqual(before);
    await afterHours(update!.id, 1_000);
    expect(await steps(update!.id)).toEqual([PROVINCE, 'NL-TH/NATIONAL_DESK']);
    const reads = await told('national-desk', 'NL-TH/NATIONAL_DESK', (await headOf('NL-TH/NATIONAL_DESK')) - 1);
    expect(reads.at(-1)?.update?.counterpartUpdate).toEqual(update);
  });

  test.each<[string, (id: string) => Promise<{ readonly problems: readonly unknown[] }>]>([
    ['another window', (id) => scene.reschedule(id, 'WEATHER', 9)],
    ['a hold', (id) => scene.to(id, 'ON_HOLD', 'WEATHER')],
  ])('has its answer with %s, and with nothing else that is done', async (_what, plan) => {
    const { id, ref } = await scene.at('SCHEDULED');
    await said(ref, delayed);
    await said(ref, { kind: 'CANNOT', reason: 'WEATHER' });
    const states = async () => (await saidOf(id)).map(({ answer }) => answer!.state);
    expect((await scene.unprove(id, 'DOCUMENTS_READY')).problems).toEqual([]);
    expect(await states()).toEqual(['OPEN', 'OPEN']);
    expect((await plan(id)).problems).toEqual([]);
    expect(await states()).toEqual(['CANCELLED', 'CANCELLED']);
  });

  test('waits for nobody once the release is withdrawn', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    await said(ref, delayed);
    await scene.act('withdrawRelease', { repatriation: id, reason: 'SAFETY' });
    expect((await saidOf(id))[0]!.answer).toMatchObject({ state: 'CANCELLED' });
  });
});

describe('who was received', () => {
  const received = (given: object = {}) => ({ kind: 'RECEIVED', receivedAt: now(), personsBand: 'ONE', ...given });
  const outbound = (state: Parameters<Scene['at']>[0]) => scene.at(state, { direction: 'OUTBOUND' });
  const standing = (id: string) =>
    scene.read<{ steps: { state: string; office: { id: string } }[] }>(id, 'steps { state office { id } }');

  test('as many as set out, after both keys: the return is RECEIVED, told once, by the other side', async () => {
    const { id, ref, version } = await outbound('HANDED_OVER');
    const before = await headOf(DESK);
    const { update } = await said(ref, received());
    const { state, steps, version: after } = await standing(id);
    expect([state, after, steps.at(-1)]).toEqual(['RECEIVED', version + 1, { state: 'RECEIVED', office: { id: LAO } }]);
    expect(await told('cs-duty', DESK, before)).toEqual([
      expect.objectContaining({ update: { ref, state: 'RECEIVED', counterpartUpdate: update } }),
    ]);
    expect((await saidOf(id))[0]!.answer).toBeNull();
    expect(await scene.feed(ref)).toMatchObject({ state: 'RECEIVED' });
    expect((await scene.to(id, 'FOLLOW_UP')).problems).toEqual([]);
  });

  test('fewer than set out: it stays HANDED_OVER, and somebody here must ask where the others are', async () => {
    const { id, ref } = await scene.at('HANDED_OVER', { direction: 'OUTBOUND', personsBand: 'TWO_TO_FIVE' });
    await said(ref, received());
    expect((await standing(id)).state).toBe('HANDED_OVER');
    expect((await scene.to(id, 'RECEIVED')).problems).toEqual([]);
    expect((await saidOf(id))[0]!.answer).toMatchObject({ state: 'OPEN' });
  });

  test('is no key: before both were turned it is refused', async () => {
    const { id, ref } = await outbound('IN_TRANSIT');
    const refusal = [{ code: 'REPATRIATION_NEEDS_HANDOVER', field: 'input.kind' }];
    expect((await said(ref, received())).problems).toEqual(refusal);
    await scene.confirmThere(ref);
    expect((await said(ref, received())).problems).toEqual(refusal);
    await scene.confirm(id);
    expect((await said(ref, received())).problems).toEqual([]);
  });

  test('that this side knew already is noted; when it is over, nothing more is', async () => {
    const { id, ref } = await outbound('RECEIVED');
    expect((await said(ref, received())).problems).toEqual([]);
    expect((await standing(id)).state).toBe('RECEIVED');
    expect((await said(ref, { kind: 'READY' })).problems).toEqual([
      { code: 'REPATRIATION_STATE_FORBIDS', field: 'input.ref' },
    ]);
  });

  test('races with the step of this side: both end at RECEIVED, once', async () => {
    for (let round = 0; round < 3; round++) {
      const { id, ref, version } = await outbound('HANDED_OVER');
      const [over] = await Promise.all([said(ref, received()), scene.to(id, 'RECEIVED', undefined, version)]);
      expect(over.problems).toEqual([]);
      const { state, steps } = await standing(id);
      expect([state, steps.filter((step) => step.state === 'RECEIVED')]).toEqual(['RECEIVED', [expect.anything()]]);
    }
  });
});
