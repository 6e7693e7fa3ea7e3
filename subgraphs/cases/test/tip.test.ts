import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { namedOffice, offices, person } from '@hub/cast';
import { eraseSubject } from '@hub/subgraph-kit';
import { newestAlert } from './escalation-scene.js';
import { GROUP } from './person-scene.js';
import { CONTACT, SEEN, tipOf, tipScene } from './tip-scene.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: ReturnType<typeof tipScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = tipScene(world);
});
afterAll(() => world.stop());

const count = async (table: string): Promise<number> =>
  Number((await everyRow(world, `select count(*) as n from ${table}`))[0]!['n']);
const accepted = async (given: Record<string, unknown> = {}) => {
  const { receipt } = await scene.submit(given);
  const id = await scene.newest();
  await world.answer('ck-duty', { case: id, office: GROUP, kind: 'ACCEPTED' });
  return { code: receipt!.code, id };
};
const told = async (id: string): Promise<string[]> =>
  (await everyRow(world, 'select office from case_alert where case_id = $1 order by office', [id])).map(({ office }) =>
    String(office),
  );
/** The offices told of additions, one for each entry. */
const toldOfAddition = async (id: string): Promise<string[]> =>
  (
    await everyRow(
      world,
      `select body ->> 'office' as office from inbox_entry where body ->> 'case' = $1 and body ->> 'rule' = 'A19'`,
      [id],
    )
  )
    .map(({ office }) => offices.find((each) => each.id === office)!.key)
    .toSorted();

it('a tip opens a case and alerts whom a report of the same would alert', async () => {
  const same = { place: 'TH5703', urgency: 'EMERGENCY', minorInvolved: true, exploitationPlace: 'LA0501' };
  const { receipt, problems } = await scene.submit(same);
  expect(problems).toEqual([]);
  expect(receipt).toEqual({ code: expect.stringMatching(/^(\w{4}-){6}\w{4}$/), receivedAt: expect.any(String) });
  const id = await scene.newest();
  expect(await told(id)).toEqual(
    await told(await world.open({ ...same, category: 'FORCED_CRIMINALITY', personsBand: 'SIX_TO_TWENTY' })),
  );
  expect((await told(id)).length).toBeGreaterThan(4);
  const [row] = await everyRow(world, 'select source, state, urgency, category from case_file where id = $1', [id]);
  expect(row).toEqual({ source: 'ONLINE', state: 'REPORTED', urgency: 'EMERGENCY', category: 'FORCED_CRIMINALITY' });
});

it('whoever accepts reads what was seen and how to reach who saw it', async () => {
  const { id } = await accepted({ source: 'FAMILY' });
  const { data } = await world.send<{ case: { source: string; reporter: Record<string, unknown> } }>(
    'query ($id: ID!) { case(id: $id) { source reporter(purpose: PROTECTION) { name phone situation } } }',
    { id },
    world.as('ck-duty', { mfa: true }),
  );
  expect(data!.case).toEqual({ source: 'FAMILY', reporter: { name: null, phone: CONTACT, situation: SEEN } });
});

it('sent again it is the same tip, with one more code to it', async () => {
  const tip = tipOf();
  const first = await scene.submit(tip);
  const before = await count('case_file');
  const again = await scene.submit(tip);
  expect(await count('case_file')).toBe(before);
  expect(again.receipt!.receivedAt).toBe(first.receipt!.receivedAt);
  expect(again.receipt!.code).not.toBe(first.receipt!.code);
  await scene.add(again.receipt!.code, 'more');
  expect((await scene.look(first.receipt!.code)).data!.tip!.additions).toBe(1);
});

it('another who uses the same key tells something else, and learns nothing of the first', async () => {
  const idempotencyKey = randomUUID();
  const [one, other] = [
    await scene.submit({ idempotencyKey, seen: 'one' }),
    await scene.submit({ idempotencyKey, seen: 'other' }),
  ];
  expect(other.problems).toEqual([]);
  await scene.add(one.receipt!.code, 'more');
  expect((await scene.look(other.receipt!.code)).data!.tip!.additions).toBe(0);
});

it('who holds the code and who works on the case write to each other', async () => {
  const { code, id } = await accepted();
  expect((await scene.add(code, 'They moved them at noon.')).addedAt).not.toBeNull();
  const seen = await scene.messages('ck-duty', id);
  expect(seen.data!.case).toEqual({
    tip: { additions: 1, answers: 0, lastAddedAt: expect.any(String) },
    tipMessages: [{ from: 'TIPSTER', words: 'They moved them at noon.' }],
  });
  const { data } = await scene.answer('ck-duty', id, 'Thank you. Which way?');
  expect(data!.done).toMatchObject({ problems: [], tip: { answers: 1 } });
  expect((await scene.look(code)).data!.tip).toEqual({
    ...{ receivedAt: expect.any(String), additions: 1 },
    answers: [{ words: 'Thank you. Which way?', answeredAt: expect.any(String) }],
  });
  await scene.add(code.toLowerCase().replaceAll('-', ' '), 'North.');
  const { data: after } = await scene.messages('ck-duty', id);
  expect(after!.case!.tipMessages!.map(({ from, words }) => `${from} ${words}`)).toEqual([
    'TIPSTER They moved them at noon.',
    'COMMITTEE Thank you. Which way?',
    'TIPSTER North.',
  ]);
});

it('an addition is told to who works on the case, once until they answered, and says nothing of it', async () => {
  const { code, id } = await accepted();
  expect(await toldOfAddition(id)).toEqual([]);
  await scene.add(code, 'CANARY-ADDED');
  await scene.add(code, 'and more');
  expect(await toldOfAddition(id)).toEqual([GROUP]);
  const alert = await newestAlert(world, GROUP, 'ck-duty');
  expect(alert).toMatchObject({ rule: 'A19', escalation: null, reason: { whose: 'LEAD', place: { pcode: 'TH5703' } } });
  const bodies = await everyRow(world, `select body::text from inbox_entry where body ->> 'case' = $1`, [id]);
  expect(JSON.stringify(bodies)).not.toMatch(/CANARY|more/);
  const { data } = await world.send<{ done: { problems: unknown[] } }>(
    'mutation ($input: AcknowledgeAlertInput!) { done: acknowledgeAlert(input: $input) { problems { code } } }',
    { input: { alert: alert.id, kind: 'SEEN' } },
    world.as('ck-duty'),
  );
  expect(data!.done.problems).toEqual([]);
  await scene.add(code, 'a third time');
  await scene.add(code, 'a fourth time');
  expect(await toldOfAddition(id)).toEqual([GROUP, GROUP]);
  await scene.answer('ck-duty', id, 'Thank you.');
  await scene.add(code, 'a fifth time');
  expect(await toldOfAddition(id)).toEqual([GROUP, GROUP, GROUP]);
});

it('while nobody works on the case an addition is told to whom its tip was told first', async () => {
  const { receipt } = await scene.submit();
  const id = await scene.newest();
  const key = randomUUID();
  await scene.add(receipt!.code, 'more', key);
  await scene.add(receipt!.code, 'more', key);
  expect(await toldOfAddition(id)).toEqual(['DL-TH5703/FOCAL_POINT', GROUP]);
  const { receipt: hidden } = await scene.submit();
  await everyRow(world, 'delete from row_access where resource = $1 and office = $2', [
    await scene.newest(),
    namedOffice('DL-TH5703/FOCAL_POINT').id,
  ]);
  await scene.add(hidden!.code, 'more');
  expect(await toldOfAddition(await scene.newest())).toEqual([GROUP]);
  const { receipt: far } = await scene.submit({ place: 'TH5715' });
  await scene.add(far!.code, 'more');
  expect(await toldOfAddition(await scene.newest())).toEqual(['PL-TH57/SECRETARIAT']);
});

it('what is written again with its key is written once, and a key stands for one text', async () => {
  const { code, id } = await accepted();
  const key = randomUUID();
  const first = await scene.add(code, 'once', key);
  expect(await scene.add(code, ' once ', key)).toEqual(first);
  expect((await scene.add(code, 'twice', key)).problems).toEqual([
    { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
  ]);
  await scene.answer('ck-duty', id, 'yes', { key });
  await scene.answer('ck-duty', id, 'yes', { key });
  expect((await scene.answer('ck-duty', id, 'no', { key })).data!.done.problems).toEqual([
    { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
  ]);
  expect((await scene.messages('ck-duty', id)).data!.case!.tip).toMatchObject({ additions: 1, answers: 1 });
});

it('a tip takes so much and no more', async () => {
  const { receipt } = await scene.submit();
  const report = String(
    (await everyRow(world, 'select report_id from tip order by created_at desc limit 1'))[0]!['report_id'],
  );
  await everyRow(world, 'update tip set additions = 49 where report_id = $1', [report]);
  expect((await scene.add(receipt!.code, 'the last')).problems).toEqual([]);
  expect((await scene.add(receipt!.code, 'too much')).problems).toEqual([{ code: 'TIP_FULL', field: 'input.words' }]);
});

it('every act is recorded, of nobody where nobody signed in', async () => {
  const { code, id } = await accepted();
  await scene.add(code, 'more');
  await scene.answer('ck-duty', id, 'thanks');
  await scene.look(code);
  const rows = await everyRow(
    world,
    `select actor, office, action from audit_entry
      where subject = $1 and (action like 'tip.%' or action like 'case.report' or action like 'unseal%') order by at, action`,
    [`case:${id}`],
  );
  expect(rows).toEqual([
    { actor: 'public', office: null, action: 'case.report' },
    { actor: 'public', office: null, action: 'tip.added' },
    { actor: `person:${person('ck-duty').id}`, office: namedOffice(GROUP).id, action: 'tip.answered' },
    { actor: 'public', office: null, action: 'unseal.sealed_words' },
  ]);
});

it('that something was added and answered stands in the timeline of the case, for whoever sees it and nobody else', async () => {
  const { code, id } = await accepted();
  await scene.add(code, 'more');
  await scene.answer('ck-duty', id, 'thanks');
  const seen = async (who: string) => {
    const { data } = await world.send<{ case: { timeline: { edges: { node: { kind: string } }[] } } | null }>(
      'query ($id: ID!) { case(id: $id) { timeline(first: 20) { edges { node { kind } } } } }',
      { id },
      world.as(who),
    );
    return data?.case?.timeline.edges.map(({ node }) => node.kind).filter((kind) => kind.startsWith('tip.')) ?? null;
  };
  for (const who of ['ck-duty', 'ck-focal']) expect(await seen(who)).toEqual(['tip.answered', 'tip.added']);
  expect(await seen('ms-duty')).toBeNull();
});

it('once what was told is erased the code leads to no words, and nothing can be added', async () => {
  const { code, id } = await accepted();
  await scene.add(code, 'gone');
  await scene.answer('ck-duty', id, 'gone too');
  const [row] = await everyRow(world, 'select report_id from tip where case_id = $1', [id]);
  await world.services.store.inActor({ id: 'system:test', offices: [], purpose: 'test' }, (tx) =>
    eraseSubject(tx, {
      ...{ subject: `report:${String(row!['report_id'])}`, actor: 'person:dpo', reason: 'asked', at: new Date() },
      sign: () => 'signature',
    }),
  );
  expect((await scene.look(code)).data!.tip!.answers).toEqual([]);
  expect((await scene.add(code, 'again')).problems).toEqual([{ code: 'NOT_FOUND', field: 'input.code' }]);
  const { data } = await scene.messages('ck-duty', id);
  expect(data!.case!.tipMessages!.map(({ words }) => words)).toEqual([null, null]);
});

it.each([
  ['an unknown place', { place: 'TH9999' }, 'PLACE_UNKNOWN', 'input.place'],
  ['a whole province', { place: 'TH57' }, 'PLACE_NOT_REPORTABLE', 'input.place'],
  ['nothing seen', { seen: '  ' }, 'INPUT_REQUIRED', 'input.seen'],
  ['too much seen', { seen: 'x'.repeat(2_001) }, 'INPUT_INVALID', 'input.seen'],
  ['too long a contact', { contact: 'x'.repeat(101) }, 'INPUT_INVALID', 'input.contact'],
  ['no key', { idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
  ['a key that can be guessed', { idempotencyKey: 'tip-1' }, 'INPUT_INVALID', 'input.idempotencyKey'],
])('a tip with %s is not stored and says why', async (_what, given, code, field) => {
  const before = await count('case_file');
  expect(await scene.submit(given)).toEqual({ receipt: null, problems: [{ code, field }] });
  expect(await count('case_file')).toBe(before);
});
