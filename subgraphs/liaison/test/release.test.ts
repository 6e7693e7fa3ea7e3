import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { castId, committee, namedOffice, office, people } from '@hub/cast';
import { systemActor } from '@hub/subgraph-kit';
import { escalateTask } from '../src/answer/escalate.task.js';
import { type Message, UPDATES } from './operations.js';
import { LAO, RIVER, type Scene, sceneOf } from './return-scene.js';
import { startWorld, takeMessages, tellOfCase, type World } from './world.js';

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
});
afterAll(() => world.stop());

const withdraw = (id: string, by?: string) =>
  scene.act('withdrawRelease', { repatriation: id, reason: 'CONSENT_WITHDRAWN' }, by);
const headOf = async (key = 'counterpart-tonpheung'): Promise<number> =>
  Number((await scene.rows('select head from inbox where owner = $1', [namedOffice(key).id]))[0]?.['head'] ?? 0);
/** The entries of the Lao inbox after a number, as its people get them now. */
const replay = async (after: number) => {
  const head = await headOf();
  const source = world.subscribe<Message>(UPDATES, { office: LAO, after }, world.as('lao-tonpheung'));
  const shown = await takeMessages(source, (taken) => taken.at(-1)?.data?.repatriationUpdates.number === head);
  return shown.filter(({ data, errors }) => data?.repatriationUpdates.update ?? errors);
};

describe('a release that is withdrawn', () => {
  test('takes the return from the screen of the other side, which learns that at once and nothing more', async () => {
    const { id, ref } = await scene.at('TRACING');
    const before = await headOf();
    const live = world.subscribe<Message>(UPDATES, { office: LAO }, world.as('lao-tonpheung'));
    expect((await withdraw(id)).problems).toEqual([]);
    expect(await scene.feed(ref)).toBeUndefined();
    await scene.to(id, 'ON_HOLD', 'SAFETY');
    await scene.to(id, 'TRACING');
    expect(await headOf()).toBe(before + 1);
    const marker = await scene.at('COUNTERPART_NOTIFIED');
    const seen = await takeMessages(live, (taken) => taken.some(({ data }) => data?.repatriationUpdates.update));
    const [end] = seen.filter(({ errors }) => errors);
    expect(end).toMatchObject({
      data: { repatriationUpdates: { number: before + 1, update: null } },
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
    expect(JSON.stringify(seen)).not.toContain(ref);
    expect(JSON.stringify(seen)).toContain(marker.ref);
  });

  test('is not read again: what was sent before is missing, and no number of the inbox is', async () => {
    const from = await headOf();
    const [gone, stays] = [await scene.at('COUNTERPART_NOTIFIED'), await scene.at('COUNTERPART_NOTIFIED')];
    expect(JSON.stringify(await replay(from))).toContain(gone.ref);
    await withdraw(gone.id);
    const shown = await replay(from);
    expect(JSON.stringify(shown)).not.toContain(gone.ref);
    expect(shown.map(({ data }) => data?.repatriationUpdates.number)).toEqual(
      [1, 2, 3, 4, 5].map((each) => from + each),
    );
    expect(shown.map(({ data }) => data?.repatriationUpdates.update?.ref)).toEqual([
      ...[undefined, undefined],
      ...[stays.ref, stays.ref],
      undefined,
    ]);
    const NOT_FOUND = [expect.objectContaining({ extensions: expect.objectContaining({ code: 'NOT_FOUND' }) })];
    expect(shown.map(({ errors }) => errors)).toEqual([NOT_FOUND, NOT_FOUND, undefined, undefined, NOT_FOUND]);
    // nor is the end of it, once it is told of anew
    await scene.done('releaseRepatriation', { repatriation: gone.id, legalBasis: 'agreement of 2017' });
    expect((await replay(from)).map(({ errors }) => errors)[4]).toEqual(NOT_FOUND);
  });

  test('cannot be confirmed by the other side, nor is an answer waited for', async () => {
    const { id, ref } = await scene.at('IN_TRANSIT');
    await withdraw(id);
    expect((await scene.confirmThere(ref)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const waiting = await scene.rows(`select id, state from escalation where facts ->> 'repatriation' = $1`, [id]);
    expect(new Set(waiting.map(({ state }) => state))).toEqual(new Set(['CANCELLED']));
    const before = await headOf('PL-TH57/SECRETARIAT');
    for (const { id: escalation } of waiting) await escalateTask.run({ escalation }, world.services);
    expect(await headOf('PL-TH57/SECRETARIAT')).toBe(before);
  });

  test('holds the return back where the other side is needed, and is given anew as it stands', async () => {
    const { id, ref } = await scene.at('CLEARED');
    await scene.reschedule(id, 'FIRST_AGREED');
    await withdraw(id);
    expect((await scene.to(id, 'SCHEDULED')).problems).toEqual([
      { code: 'REPATRIATION_NEEDS_RELEASE', field: 'input.repatriation' },
    ]);
    const { release } = await scene.read<{ release: object }>(
      id,
      'release { legalBasis withdrawnAt withdrawal withdrawnBy { id } }',
    );
    expect(release).toEqual({
      ...{ legalBasis: 'agreement of 2005', withdrawnAt: expect.any(String), withdrawal: 'CONSENT_WITHDRAWN' },
      withdrawnBy: { id: office('PL-TH57', 'SECRETARIAT').id },
    });
    await scene.done('releaseRepatriation', { repatriation: id, legalBasis: 'agreement of 2017' });
    expect(await scene.feed(ref)).toMatchObject({ state: 'CLEARED' });
    const again = await scene.read<{ release: object }>(id, 'release { legalBasis withdrawnAt }');
    expect(again.release).toEqual({ legalBasis: 'agreement of 2017', withdrawnAt: null });
    await scene.to(id, 'SCHEDULED');
    expect(await scene.feed(ref)).toMatchObject({ state: 'SCHEDULED' });
  });

  test('stands beside all that was decided before and after, each with its basis and scope, and is never changed', async () => {
    const { id } = await scene.requested();
    const ACTS = 'releases { act at office { id } person { id } legalBasis scope withdrawal }';
    const acts = async () => (await scene.read<{ releases: { at: string }[] }>(id, ACTS)).releases;
    expect(await acts()).toEqual([]);
    const [province, desk] = ['cr-secretariat', 'national-desk'].map((key) => world.as(key).id);
    const secretariat = { office: { id: office('PL-TH57', 'SECRETARIAT').id }, person: { id: province } };
    await scene.done('releaseRepatriation', { repatriation: id, legalBasis: 'agreement of 2005' });
    const [first] = await acts();
    await scene.done('changeReleaseScope', { repatriation: id, legalBasis: 'letter of 2026', scope: ['NEEDS'] });
    await withdraw(id, 'national-desk');
    await scene.done('releaseRepatriation', { repatriation: id, legalBasis: 'agreement of 2017' });
    const shown = await acts();
    const whole = ['WINDOW', 'CROSSING', 'PERSONS_BAND', 'NEEDS'];
    const decided = { ...secretariat, at: expect.any(String), withdrawal: null };
    expect(shown).toEqual([
      { ...decided, act: 'RELEASED', legalBasis: 'agreement of 2005', scope: whole },
      { ...decided, act: 'SCOPE_CHANGED', legalBasis: 'letter of 2026', scope: ['NEEDS'] },
      {
        ...{ act: 'WITHDRAWN', at: expect.any(String), office: { id: namedOffice('NL-TH/NATIONAL_DESK').id } },
        ...{ person: { id: desk }, legalBasis: null, scope: null, withdrawal: 'CONSENT_WITHDRAWN' },
      },
      { ...decided, act: 'RELEASED', legalBasis: 'agreement of 2017', scope: ['NEEDS'] },
    ]);
    expect(shown[0]).toEqual(first);
    for (const change of [`update repatriation_release set legal_basis = 'none'`, 'delete from repatriation_release'])
      await expect(scene.rows(change)).rejects.toThrow(/append-only|permission denied/);
  });

  test('wins over a step at the same moment: afterwards the other side has nothing', async () => {
    for (let round = 0; round < 3; round++) {
      const { id, ref, version } = await scene.at('COUNTERPART_NOTIFIED');
      await Promise.all([
        withdraw(id),
        scene.act('advanceRepatriation', { repatriation: id, to: 'COUNTERPART_ACKNOWLEDGED', version }),
      ]);
      expect(await scene.feed(ref)).toBeUndefined();
    }
  });

  test('is withdrawn once, and recorded with who did it', async () => {
    const { id } = await scene.at('COUNTERPART_NOTIFIED');
    await withdraw(id, 'national-desk');
    expect((await withdraw(id)).problems).toEqual([
      { code: 'REPATRIATION_STATE_FORBIDS', field: 'input.repatriation' },
    ]);
    const trail = await scene.rows(
      `select actor from audit_entry where resource = $1 and action = 'repatriation.release.withdrawn'`,
      [id],
    );
    expect(trail).toEqual([{ actor: `person:${world.as('national-desk').id}` }]);
  });
});

test('only those who may change the return withdraw its release; to others it is not there', async () => {
  const { id, ref } = await scene.at('COUNTERPART_NOTIFIED');
  const missing = '00000000-0000-4000-8000-000000000000';
  const ask = (target: string, by: string) =>
    scene.send<object>('withdrawRelease', '__typename', { input: { repatriation: target, reason: 'SAFETY' }, by });
  for (const { key } of people.filter((each) => !['cr-secretariat', 'national-desk'].includes(each.key))) {
    const answer = await ask(id, key);
    expect(answer).toEqual(await ask(missing, key));
    expect(JSON.stringify(answer)).toMatch(/NOT_FOUND|FORBIDDEN_ACTION/);
  }
  expect(await scene.feed(ref)).toBeDefined();
});

describe('a consent that a person of the case withdrew', () => {
  const consent = (of: string, counterpartConsent: 'WITHDRAWN' | 'GIVEN') =>
    tellOfCase(world, { case: of, counterpartConsent });
  let made = 0;
  const newCase = async (): Promise<string> => {
    const id = castId(`withdrawn-consent:${made++}`);
    await tellOfCase(world, { case: id, leadCommittee: committee('DL-TH5708').id });
    return id;
  };
  const released = (id: string) =>
    scene.act('releaseRepatriation', { repatriation: id, legalBasis: 'agreement of 2005' });
  const NEEDS_CONSENT = [{ code: 'REPATRIATION_CONSENT_WITHDRAWN', field: 'input.repatriation' }];
  test('holds for both of two cases that turn out to be one; returns of the duplicate go on in the other', async () => {
    const [duplicate, survivor] = [await newCase(), await newCase()];
    const [before, other] = [await scene.requested({ case: duplicate }), await scene.at('TRACING', { case: survivor })];
    await consent(duplicate, 'WITHDRAWN');
    expect(await scene.feed(other.ref)).toBeDefined();
    await tellOfCase(world, { case: duplicate, mergedInto: survivor });
    expect(await scene.feed(other.ref)).toBeUndefined();
    const later = await scene.requested({ case: duplicate });
    for (const { id } of [before, other, later])
      expect(await scene.read(id, 'case { id }')).toMatchObject({ case: { id: survivor } });
    expect((await released(before.id)).problems).toEqual(NEEDS_CONSENT);
    await consent(survivor, 'GIVEN');
    expect((await released(before.id)).problems).not.toEqual(NEEDS_CONSENT);
  });

  /** What the Thai side is told of a return after a number of its inbox. */
  const noticesOf = async (ref: string, after: number) => {
    const found = await scene.rows(
      `select e.body from inbox_entry e join inbox i on i.id = e.inbox
        where i.owner = $1 and e.number > $2 and e.body ->> 'ref' = $3`,
      [office('PL-TH57', 'SECRETARIAT').id, after, ref],
    );
    return found.map(({ body }) => (body as { withdrawal?: string }).withdrawal);
  };

  test('takes each return of that case from the other side at once, ends the proof of it, and tells the secretariat why', async () => {
    const [of, otherCase] = [await newCase(), await newCase()];
    const [told, stays] = [await scene.at('CLEARED', { case: of }), await scene.at('TRACING', { case: otherCase })];
    const prepared = await scene.requested({ case: of });
    await scene.prove(prepared.id, 'CONSENT_GIVEN');
    const [abroad, here] = [await headOf(), await headOf('PL-TH57/SECRETARIAT')];
    await consent(of, 'WITHDRAWN');
    expect([await scene.feed(told.ref), await scene.feed(stays.ref)]).toMatchObject([undefined, { state: 'TRACING' }]);
    expect(JSON.stringify(await replay(0))).not.toContain(told.ref);
    expect(await headOf()).toBe(abroad + 1);
    for (const { id, ref } of [told, prepared]) {
      expect(await noticesOf(ref, here)).toEqual(['CONSENT_WITHDRAWN']);
      const { proofs } = await scene.read<{
        proofs: { proof: string; endedAt: string | null; endedBy: object | null }[];
      }>(id, 'proofs { proof endedAt endedBy { id } }');
      const ended = proofs.filter(({ endedAt }) => endedAt);
      expect(ended).toEqual([{ proof: 'CONSENT_GIVEN', endedAt: expect.any(String), endedBy: null }]);
    }
    const { release } = await scene.read<{ release: object }>(told.id, 'release { withdrawal withdrawnBy { id } }');
    expect(release).toEqual({ withdrawal: 'CONSENT_WITHDRAWN', withdrawnBy: null });
    const { releases } = await scene.read<{ releases: object[] }>(
      told.id,
      'releases { act office { id } person { id } }',
    );
    expect(releases.at(-1)).toEqual({ act: 'WITHDRAWN', office: null, person: null });
    expect(await noticesOf(stays.ref, here)).toEqual([]);
    const audited = await scene.rows(
      `select actor, action from audit_entry where resource = $1 and action like '%withdrawn' order by action`,
      [told.id],
    );
    expect(audited).toEqual([{ actor: 'service:cases', action: 'repatriation.release.withdrawn' }]);
  });

  test('stands against a release until it is given anew, also where there was no return yet when it was withdrawn', async () => {
    const of = await newCase();
    await consent(of, 'WITHDRAWN');
    const { id, ref } = await scene.requested({ case: of });
    expect((await released(id)).problems).toEqual(NEEDS_CONSENT);
    await consent(of, 'GIVEN');
    expect(await scene.feed(ref)).toBeUndefined();
    expect((await released(id)).problems).toEqual([]);
    expect(await scene.feed(ref)).toMatchObject({ state: 'REQUESTED' });
  });

  test('wins over a release that was under way: afterwards the other side has nothing', async () => {
    const of = await newCase();
    const { id, ref } = await scene.requested({ case: of });
    const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const under: Promise<unknown>[] = [];
    await world.services.store.inActor(systemActor('test'), async (tx) => {
      await tx.query('select from repatriation where id = $1 for update', [id]);
      for (const begin of [() => released(id), () => consent(of, 'WITHDRAWN')]) {
        under.push(begin());
        while ((await scene.rows(waiting)).length < under.length);
      }
    });
    expect(await Promise.all(under)).toMatchObject([{ problems: [] }, undefined]);
    expect(await scene.feed(ref)).toBeUndefined();
    expect((await released(id)).problems).toEqual(NEEDS_CONSENT);
  });

  test('ends the sight of a return that was just handed over, and is told of none that was called off', async () => {
    const of = await newCase();
    const [gone, back] = [await scene.requested({ case: of }), await scene.at('HANDED_OVER', { case: of })];
    await scene.to(gone.id, 'WITHDRAWN', 'WISH_OF_PERSON');
    const here = await headOf('PL-TH57/SECRETARIAT');
    await consent(of, 'WITHDRAWN');
    expect(await scene.feed(back.ref)).toBeUndefined();
    expect([await noticesOf(back.ref, here), await noticesOf(gone.ref, here)]).toEqual([['CONSENT_WITHDRAWN'], []]);
  });
});

describe('the scope of a release', () => {
  const BASIS = { legalBasis: 'agreement of 2005' };
  const scoped = (id: string, scope: readonly string[], by?: string) =>
    scene.act('changeReleaseScope', { repatriation: id, scope, ...BASIS }, by);
  const hidden = { windowStart: null, windowEnd: null, crossing: null, personsBand: null, needsFlags: null };
  const whole = {
    ...{ windowStart: expect.any(String), windowEnd: expect.any(String), crossing: { id: RIVER } },
    ...{ personsBand: 'ONE', needsFlags: ['MEDICAL'] },
  };
  const requested = async (): Promise<string> => {
    const { id } = await scene.requested({ needsFlags: ['MEDICAL'] });
    await scene.reschedule(id, 'FIRST_AGREED');
    return id;
  };
  const lastOf = (shown: Awaited<ReturnType<typeof replay>>) => shown.at(-1)?.data?.repatriationUpdates.update;

  test('says which facts go over: what does not is null on the screen, in replay and live, and whole on this side', async () => {
    const id = await requested();
    const from = await headOf();
    const live = world.subscribe<Message>(UPDATES, { office: LAO }, world.as('lao-tonpheung'));
    const { ref } = await scene.done('releaseRepatriation', { repatriation: id, ...BASIS, scope: [] });
    const seen = await takeMessages(live, (taken) => taken.some(({ data }) => data?.repatriationUpdates.update));
    expect(seen.at(-1)!.data!.repatriationUpdates.update).toMatchObject({ ref, ...hidden });
    expect(await scene.feed(ref)).toMatchObject({ ref, state: 'REQUESTED', ...hidden });
    expect(lastOf(await replay(from))).toMatchObject({ ref, ...hidden });
    const stored = await scene.rows(
      `select e.body::text as text from inbox_entry e join inbox i on i.id = e.inbox
        where i.owner = $1 and e.body ->> 'ref' = $2`,
      [LAO, ref],
    );
    expect(stored.map(({ text }) => String(text)).join()).not.toMatch(/MEDICAL|ONE|20\d\d-\d\d-\d\d"/);
    const { data } = await world.send<{ repatriationFeed: { edges: { node: { ref: string } }[] } }>(
      `query ($office: ID!) { repatriationFeed(office: $office, first: 100) { edges { node {
        ref windowStart windowEnd crossing { id } personsBand needsFlags } } } }`,
      { office: office('PL-TH57', 'SECRETARIAT').id },
      world.as('cr-secretariat'),
    );
    expect(data!.repatriationFeed.edges.find(({ node }) => node.ref === ref)!.node).toEqual({ ref, ...whole });
  });

  test('is widened and narrowed by a later decision, and what is taken away is not read again', async () => {
    const id = await requested();
    const from = await headOf();
    const { ref } = await scene.done('releaseRepatriation', { repatriation: id, ...BASIS });
    expect(await scene.feed(ref)).toMatchObject(whole);
    expect(lastOf(await replay(from))).toMatchObject(whole);
    const facts = { PERSONS_BAND: ['personsBand'], NEEDS: ['needsFlags'], CROSSING: ['crossing'] };
    for (const [fact, fields] of Object.entries({ ...facts, WINDOW: ['windowStart', 'windowEnd'] })) {
      expect((await scoped(id, [fact])).problems).toEqual([]);
      const only = {
        ...hidden,
        ...Object.fromEntries(fields.map((field) => [field, whole[field as keyof typeof whole]])),
      };
      expect(await scene.feed(ref)).toMatchObject(only);
      expect(lastOf(await replay(from))).toMatchObject(only);
    }
    const { release } = await scene.read<{ release: object }>(id, 'release { scope }');
    expect(release).toEqual({ scope: ['WINDOW'] });
    const shown = (await replay(from)).map(({ data }) => data?.repatriationUpdates.update);
    expect(shown[0]).toMatchObject({ ...hidden, windowStart: whole.windowStart, windowEnd: whole.windowEnd });
    expect((await scoped(id, [])).problems).toEqual([]);
    for (const { data } of await replay(from)) expect(data!.repatriationUpdates.update).toMatchObject(hidden);
  });

  test('is decided by a secretariat of the province, of a return that is released', async () => {
    const id = await requested();
    expect((await scoped(id, [])).problems).toEqual([
      { code: 'REPATRIATION_NEEDS_RELEASE', field: 'input.repatriation' },
    ]);
    await scene.done('releaseRepatriation', { repatriation: id, ...BASIS, scope: ['NEEDS'] });
    for (const { key } of people.filter(({ key }) => key !== 'cr-secretariat')) {
      const refused = await scoped(id, [], key).then(
        ({ problems }) => problems.map(({ code }) => code),
        (error: unknown) => [(error as Error).message],
      );
      expect([key, refused]).toEqual([key, [expect.stringMatching(/^(NOT_FOUND|FORBIDDEN_ACTION)$/)]]);
    }
    await withdraw(id);
    const { id: same } = await scene.done('releaseRepatriation', { repatriation: id, ...BASIS });
    const { release } = await scene.read<{ release: object }>(same, 'release { scope }');
    expect(release).toEqual({ scope: ['NEEDS'] });
  });
});
