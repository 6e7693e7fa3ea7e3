import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { crossing, namedOffice, office } from '@hub/cast';
import { REPATRIATION_PROOFS, REPATRIATION_REASONS, REPATRIATION_STATES } from '@hub/vocabulary';
import { inDays, LAO, RIVER, type Scene, sceneOf } from './return-scene.js';
import { startWorld, type World } from './world.js';

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
});
afterAll(() => world.stop());

const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);
const stepsOf = async (id: string) =>
  (await scene.read<{ steps: { state: string; reason: string | null }[] }>(id, 'steps { state reason }')).steps;
const headOf = async (key: string): Promise<number> =>
  Number((await scene.rows('select head from inbox where owner = $1', [namedOffice(key).id]))[0]?.['head'] ?? 0);

describe('clearance', () => {
  test('is refused with each proof that is missing, by name, until all are on record', async () => {
    const { id } = await scene.at('TRACING');
    const next = async () => {
      const { nextSteps } = await scene.read<{ nextSteps: { to: string; missing: { code: string }[] }[] }>(
        id,
        'nextSteps { to missing { code } }',
      );
      return nextSteps.find(({ to }) => to === 'CLEARED')!.missing.map(({ code }) => code);
    };
    const missing = ['LOCATION', 'IDENTITY', 'NATIONALITY', 'DOCUMENTS', 'SAFETY', 'CONSENT'];
    for (const proof of [
      ...['PERSON_LOCATED', 'IDENTITY_CONFIRMED', 'NATIONALITY_CONFIRMED', 'DOCUMENTS_READY'],
      ...['SAFETY_ASSESSED', 'CONSENT_GIVEN'],
    ]) {
      const refusal = await scene.to(id, 'CLEARED');
      expect(codes(refusal)).toEqual(missing.map((each) => `REPATRIATION_NEEDS_${each}`));
      expect(refusal.problems[0]?.field).toBe('input.to');
      expect(await next()).toEqual(codes(refusal));
      await scene.prove(id, proof);
      missing.shift();
    }
    expect(await next()).toEqual([]);
    expect((await scene.to(id, 'CLEARED')).repatriation?.state).toBe('CLEARED');
  });

  test('of somebody who leaves Thailand asks for the family; proofs of the other direction are refused', async () => {
    const { id } = await scene.at('TRACING', { direction: 'OUTBOUND' });
    expect(codes(await scene.to(id, 'CLEARED')).slice(0, 2)).toEqual([
      'REPATRIATION_NEEDS_FAMILY_TRACING',
      'REPATRIATION_NEEDS_FAMILY_ASSESSMENT',
    ]);
    expect((await scene.prove(id, 'PERSON_LOCATED')).problems).toEqual([
      { code: 'REPATRIATION_PROOF_OTHER_WAY', field: 'input.proof' },
    ]);
  });

  test('holds only as long as its proofs do: who takes back their consent does not cross', async () => {
    const { id } = await scene.at('SCHEDULED');
    expect(codes(await scene.prove(id, 'CONSENT_GIVEN'))).toEqual(['REPATRIATION_PROOF_THERE']);
    await scene.unprove(id, 'CONSENT_GIVEN');
    expect(codes(await scene.unprove(id, 'CONSENT_GIVEN'))).toEqual(['REPATRIATION_PROOF_ENDED']);
    expect(codes(await scene.to(id, 'IN_TRANSIT'))).toEqual(['REPATRIATION_NEEDS_CONSENT']);
    await scene.prove(id, 'CONSENT_GIVEN');
    expect((await scene.to(id, 'IN_TRANSIT')).repatriation?.state).toBe('IN_TRANSIT');
    expect(codes(await scene.unprove(id, 'CONSENT_GIVEN'))).toEqual(['REPATRIATION_STATE_FORBIDS']);
  });

  test('a proof says on which day, who recorded and who ended it, and both are audited', async () => {
    const { id } = await scene.requested();
    await scene.prove(id, 'CONSENT_GIVEN');
    await scene.unprove(id, 'CONSENT_GIVEN');
    const { proofs } = await scene.read<{ proofs: object[] }>(
      id,
      'proofs { proof confirmedOn recordedAt office { id } endedAt endedBy { id } }',
    );
    const by = { id: office('PL-TH57', 'SECRETARIAT').id };
    const at = expect.any(String);
    expect(proofs).toEqual([
      { proof: 'CONSENT_GIVEN', confirmedOn: inDays(-1), recordedAt: at, office: by, endedAt: at, endedBy: by },
    ]);
    const trail = await scene.rows(`select action, actor from audit_entry where resource = $1 order by action`, [id]);
    const actor = `person:${world.as('cr-secretariat').id}`;
    expect(trail).toEqual([
      { action: 'repatriation.proof.ended', actor },
      { action: 'repatriation.proof.recorded', actor },
      { action: 'repatriation.requested', actor },
    ]);
  });

  test('a proof of a day to come, or of an old version, is refused', async () => {
    const { id } = await scene.requested();
    const proof = { repatriation: id, proof: 'SAFETY_ASSESSED', confirmedOn: inDays(0), version: 1 };
    const late = await scene.act('recordRepatriationProof', { ...proof, confirmedOn: inDays(3) });
    expect(late.problems).toEqual([{ code: 'INPUT_INVALID', field: 'input.confirmedOn' }]);
    const both = await Promise.all([
      scene.act('recordRepatriationProof', proof),
      scene.act('recordRepatriationProof', { ...proof, proof: 'DOCUMENTS_READY' }),
    ]);
    expect(both.flatMap(codes)).toEqual(['VERSION_CONFLICT']);
  });
});

describe('leaving the way', () => {
  test.each(['REQUESTED', 'TRACING', 'SCHEDULED', 'IN_TRANSIT'] as const)(
    'by the wish of a person in %s ends it, with a reason that fits',
    async (state) => {
      const { id } = state === 'REQUESTED' ? await scene.requested() : await scene.at(state);
      expect((await scene.to(id, 'WITHDRAWN')).problems).toEqual([
        { code: 'REPATRIATION_NEEDS_REASON', field: 'input.reason' },
      ]);
      expect(codes(await scene.to(id, 'WITHDRAWN', 'WEATHER'))).toEqual(['REPATRIATION_NEEDS_REASON']);
      await scene.to(id, 'WITHDRAWN', 'WISH_OF_PERSON');
      expect((await stepsOf(id)).at(-1)).toEqual({ state: 'WITHDRAWN', reason: 'WISH_OF_PERSON' });
      expect(codes(await scene.to(id, 'ON_HOLD', 'HEALTH'))).toEqual(['REPATRIATION_STATE_FORBIDS']);
    },
  );

  test('is not possible once it was handed over, but a person can be lost and found', async () => {
    const { id } = await scene.at('HANDED_OVER');
    for (const state of ['WITHDRAWN', 'REFUSED', 'SELF_RETURNED', 'ON_HOLD'])
      expect(codes(await scene.to(id, state))).toEqual(['REPATRIATION_STATE_FORBIDS']);
    await scene.to(id, 'LOST_CONTACT');
    expect(codes(await scene.to(id, 'RECEIVED'))).toEqual(['REPATRIATION_STATE_FORBIDS']);
    expect((await scene.to(id, 'HANDED_OVER')).repatriation?.state).toBe('HANDED_OVER');
  });

  test('a pause goes back to where it began; who returned alone is followed up', async () => {
    const { id } = await scene.at('COUNTERPART_ACKNOWLEDGED');
    await scene.to(id, 'ON_HOLD', 'LEGAL_PROCEEDINGS');
    await scene.to(id, 'LOST_CONTACT');
    expect(codes(await scene.to(id, 'TRACING'))).toEqual(['REPATRIATION_STATE_FORBIDS']);
    await scene.to(id, 'COUNTERPART_ACKNOWLEDGED');
    await scene.to(id, 'SELF_RETURNED');
    expect((await scene.to(id, 'FOLLOW_UP')).repatriation?.state).toBe('FOLLOW_UP');
  });

  test('a refusal of either side ends it', async () => {
    const { id } = await scene.at('TRACING');
    await scene.to(id, 'REFUSED', 'REFUSED_THERE');
    expect(codes(await scene.to(id, 'CLEARED'))).toEqual(['REPATRIATION_STATE_FORBIDS']);
  });
});

describe('crossing and window', () => {
  test('are needed before it is scheduled, and changed with a reason until it sets out', async () => {
    const { id, ref } = await scene.at('CLEARED');
    expect(codes(await scene.to(id, 'SCHEDULED'))).toEqual(['REPATRIATION_NEEDS_WINDOW']);
    expect(codes(await scene.reschedule(id, 'WEATHER'))).toEqual(['REPATRIATION_NEEDS_REASON']);
    await scene.reschedule(id, 'FIRST_AGREED');
    await scene.to(id, 'SCHEDULED');
    await scene.reschedule(id, 'WEATHER', 9);
    expect((await stepsOf(id)).slice(-3)).toEqual([
      { state: 'CLEARED', reason: 'FIRST_AGREED' },
      { state: 'SCHEDULED', reason: null },
      { state: 'SCHEDULED', reason: 'WEATHER' },
    ]);
    expect(await scene.feed(ref)).toMatchObject({ windowStart: inDays(9), crossing: { id: RIVER } });
    await scene.to(id, 'IN_TRANSIT');
    expect(codes(await scene.reschedule(id, 'WEATHER'))).toEqual(['REPATRIATION_STATE_FORBIDS']);
  });

  test.each([
    ['a window that is over', { windowStart: inDays(-5), windowEnd: inDays(-4) }, 'INPUT_INVALID', 'input.windowEnd'],
    ['a window that ends before it begins', { windowEnd: inDays(1) }, 'INPUT_INVALID', 'input.windowEnd'],
    ['natural crossings', { crossing: crossing('XP-SAI-NAT').id }, 'NOT_FOUND', 'input.crossing'],
  ])('%s is refused', async (_what, wrong, code, field) => {
    const { id } = await scene.requested();
    const plan = { crossing: RIVER, windowStart: inDays(4), windowEnd: inDays(5), reason: 'FIRST_AGREED', version: 1 };
    const { problems } = await scene.act('rescheduleRepatriation', { repatriation: id, ...plan, ...wrong });
    expect(problems).toEqual([{ code, field }]);
  });
});

describe('the handover', () => {
  test.each(['here first', 'there first'])('needs both countries, %s', async (order) => {
    const { id, ref } = await scene.at('IN_TRANSIT');
    expect(codes(await scene.to(id, 'HANDED_OVER'))).toEqual(['REPATRIATION_NEEDS_HANDOVER']);
    const keys = [() => scene.confirm(id), () => scene.confirmThere(ref)];
    if (order === 'there first') keys.reverse();
    await keys[0]!();
    await keys[0]!();
    expect((await scene.feed(ref))?.state).toBe('IN_TRANSIT');
    expect((await scene.read<object>(id, '')).state).toBe('IN_TRANSIT');
    await keys[1]!();
    expect((await scene.feed(ref))?.state).toBe('HANDED_OVER');
    const { handover } = await scene.read<{ handover: object[] }>(id, 'handover { side office { id } at }');
    const here = { side: 'THAILAND', office: { id: office('PL-TH57', 'SECRETARIAT').id }, at: expect.any(String) };
    const there = { side: 'COUNTERPART', office: { id: LAO }, at: expect.any(String) };
    expect(handover).toEqual(order === 'here first' ? [here, there] : [there, here]);
  });

  test('of two confirmations at the same moment, repeated, both count and it is handed over once', async () => {
    for (let round = 0; round < 3; round++) {
      const { id, ref } = await scene.at('IN_TRANSIT');
      const before = await headOf('counterpart-tonpheung');
      const all = [() => scene.confirm(id), () => scene.confirmThere(ref)];
      await Promise.all([...all, ...all].map((confirm) => confirm()));
      expect((await stepsOf(id)).filter(({ state }) => state === 'HANDED_OVER')).toHaveLength(1);
      expect(await headOf('counterpart-tonpheung')).toBe(before + 1);
    }
  });

  test('a repeat answers as the first did, also after it was received', async () => {
    const { id, ref } = await scene.at('IN_TRANSIT');
    const { data: first } = await scene.confirmThere(ref.toLowerCase());
    expect(first?.done).toEqual({ receipt: { ref, at: expect.any(String) }, problems: [] });
    await scene.confirm(id);
    await scene.to(id, 'RECEIVED');
    expect((await scene.confirmThere(ref)).data).toEqual(first);
    expect((await scene.confirm(id)).repatriation?.state).toBe('RECEIVED');
  });

  test('before it set out there is nothing to confirm', async () => {
    const { id, ref } = await scene.at('SCHEDULED');
    expect((await scene.confirm(id)).problems).toEqual([
      { code: 'REPATRIATION_STATE_FORBIDS', field: 'input.repatriation' },
    ]);
    expect((await scene.confirmThere(ref)).data?.done).toEqual({
      receipt: null,
      problems: [{ code: 'REPATRIATION_STATE_FORBIDS', field: 'input.ref' }],
    });
  });

  test('a crossing that was broken off needs both keys again', async () => {
    const { id, ref } = await scene.at('IN_TRANSIT');
    await scene.confirmThere(ref);
    await scene.to(id, 'ON_HOLD', 'CROSSING_CLOSED');
    expect(codes(await scene.confirm(id))).toEqual(['REPATRIATION_STATE_FORBIDS']);
    expect(codes(await scene.to(id, 'IN_TRANSIT'))).toEqual(['REPATRIATION_STATE_FORBIDS']);
    await scene.to(id, 'SCHEDULED');
    await scene.to(id, 'IN_TRANSIT');
    expect((await scene.confirm(id)).repatriation?.state).toBe('IN_TRANSIT');
    await scene.confirmThere(ref);
    expect((await scene.read<object>(id, '')).state).toBe('HANDED_OVER');
  });

  test('a person who wishes not to cross and a confirmation at the same moment do not both win', async () => {
    for (let round = 0; round < 3; round++) {
      const { id, ref, version } = await scene.at('IN_TRANSIT');
      await scene.confirm(id);
      const wish = { repatriation: id, to: 'WITHDRAWN', reason: 'WISH_OF_PERSON', version };
      const [withdrawn, confirmed] = await Promise.all([
        scene.act('advanceRepatriation', wish),
        scene.confirmThere(ref),
      ]);
      const { state } = await scene.read<object>(id, '');
      expect(withdrawn.problems.length + confirmed.data!.done.problems.length).toBe(1);
      expect(state).toBe(withdrawn.problems.length ? 'HANDED_OVER' : 'WITHDRAWN');
    }
  });

  test('the key of the other side wakes the desks here; the key here tells the other side nothing', async () => {
    const { ref } = await scene.at('IN_TRANSIT');
    const heads = async () => [await headOf('PL-TH57/SECRETARIAT'), await headOf('counterpart-tonpheung')];
    const [desk, lao] = await heads();
    await scene.confirmThere(ref);
    expect(await heads()).toEqual([desk! + 1, lao]);
    const other = await scene.at('IN_TRANSIT');
    const before = await heads();
    await scene.confirm(other.id);
    expect(await heads()).toEqual(before);
  });
});

test('it is closed once whoever hosted the person before was told', async () => {
  const { id } = await scene.at('RECEIVED');
  expect(codes(await scene.prove(id, 'FEEDBACK_GIVEN'))).toEqual(['REPATRIATION_STATE_FORBIDS']);
  await scene.to(id, 'FOLLOW_UP');
  expect((await scene.to(id, 'CLOSED')).problems).toEqual([{ code: 'REPATRIATION_NEEDS_FEEDBACK', field: 'input.to' }]);
  await scene.prove(id, 'FEEDBACK_GIVEN');
  expect((await scene.to(id, 'CLOSED')).repatriation?.state).toBe('CLOSED');
});

test('whatever people try in whatever order, its steps stay on the way, and each was earned', async () => {
  const attempt = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('forward' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('to' as const),
        state: fc.constantFrom(...REPATRIATION_STATES),
        reason: fc.option(fc.constantFrom(...REPATRIATION_REASONS), { nil: undefined }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('prove' as const, 'prove' as const, 'unprove' as const),
        proof: fc.constantFrom(...REPATRIATION_PROOFS),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('here' as const, 'there' as const, 'plan' as const, 'prove all' as const),
      }),
    },
  );
  const straight = (
    ['forward', 'forward', 'forward', 'prove all', 'forward', 'plan', 'forward', 'forward'] as const
  ).map((kind) => ({ kind }));
  const NEXT = new Map(FORWARD.map((state, index) => [state, FORWARD[index + 1]]));
  let far = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 20, maxLength: 40 }), async (attempts) => {
      const { id, ref } = await scene.requested();
      await scene.done('releaseRepatriation', { repatriation: id, legalBasis: 'agreement of 2005' });
      for (const each of attempts) {
        const { state } = await scene.read<object>(id, '');
        if (each.kind === 'forward') await scene.to(id, NEXT.get(state) ?? 'TRACING');
        else if (each.kind === 'to') await scene.to(id, each.state, each.reason);
        else if (each.kind === 'prove') await scene.prove(id, each.proof);
        else if (each.kind === 'unprove') await scene.unprove(id, each.proof);
        else if (each.kind === 'here') await scene.confirm(id);
        else if (each.kind === 'there') await scene.confirmThere(ref);
        else if (each.kind === 'plan') await scene.reschedule(id, 'FIRST_AGREED');
        else for (const proof of CLEARANCE) await scene.prove(id, proof);
      }
      const steps = await stepsOf(id);
      for (const [index, { state }] of steps.entries())
        if (index) expect(isOnWay(steps[index - 1]!.state, state)).toBe(true);
      const reached = steps.map(({ state }) => state);
      if (reached.includes('IN_TRANSIT')) far++;
      if (reached.includes('HANDED_OVER')) {
        const keys = await scene.rows(
          `select count(distinct side)::int as n from handover_confirmation
            where repatriation = $1 group by transit order by n desc limit 1`,
          [id],
        );
        expect(keys).toEqual([{ n: 2 }]);
      }
    }),
    // one of them always gets far
    { numRuns: 8, endOnFailure: true, examples: [[[...straight, { kind: 'here' }, { kind: 'there' }]]] },
  );
  expect(far).toBeGreaterThan(0);
}, 300_000);

const CLEARANCE = [
  ...['PERSON_LOCATED', 'IDENTITY_CONFIRMED', 'NATIONALITY_CONFIRMED', 'DOCUMENTS_READY'],
  ...['SAFETY_ASSESSED', 'CONSENT_GIVEN'],
];
const FORWARD = [
  ...['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING', 'CLEARED', 'SCHEDULED'],
  ...['IN_TRANSIT', 'HANDED_OVER', 'RECEIVED', 'FOLLOW_UP', 'CLOSED'],
];
/** Forward by one, aside, back from a pause; the window of a state may change in it. */
const isOnWay = (from: string, to: string): boolean => {
  const [here, there] = [FORWARD.indexOf(from), FORWARD.indexOf(to)];
  if (from === to) return here <= FORWARD.indexOf('SCHEDULED');
  if (here >= 0 && there >= 0) return there === here + 1;
  if (here >= 0) return here <= FORWARD.indexOf('IN_TRANSIT') || to === 'LOST_CONTACT';
  if (from === 'SELF_RETURNED') return to === 'FOLLOW_UP';
  return ['ON_HOLD', 'LOST_CONTACT'].includes(from);
};
