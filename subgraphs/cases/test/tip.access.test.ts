import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { namedOffice } from '@hub/cast';
import { codeOf } from '../src/one-time-code/one-time-code.rules.js';
import { GROUP } from './person-scene.js';
import { tipScene } from './tip-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: ReturnType<typeof tipScene>;
let code: string;
let id: string;
beforeAll(async () => {
  world = await startWorld({ seed: true });
  scene = tipScene(world);
});
beforeEach(async () => {
  const { receipt } = await scene.submit();
  code = receipt!.code;
  id = await scene.newest();
  await scene.add(code, 'CANARY-MORE');
});
afterAll(() => world.stop());

const accept = () => world.answer('ck-duty', { case: id, office: GROUP, kind: 'ACCEPTED' });

/** Codes that lead nowhere: of the right form, nearly right, too short, too long, of other signs. */
const wrongCodes = (): string[] => [
  codeOf(randomBytes(28)),
  code.slice(0, -1) + (code.endsWith('Z') ? 'Y' : 'Z'),
  code.slice(0, -1),
  `${code}0`,
  ...['', ' ', '0', 'x'.repeat(5_000), "' or true --", '\u0000', 'สวัสดี', id],
];

it('every wrong code has the same answer, whatever is wrong with it', async () => {
  for (const wrong of wrongCodes()) {
    expect(JSON.stringify(await scene.look(wrong))).toBe('{"data":{"tip":null}}');
    expect(await scene.add(wrong, 'CANARY')).toEqual({
      ...{ addedAt: null, problems: [{ code: 'NOT_FOUND', field: 'input.code' }] },
    });
  }
});

it('a wrong code does as much as a right one before it is found wrong, and leaves nothing behind', async () => {
  const before = await everyRow(
    world,
    'select (select count(*) from audit_entry) as a, (select count(*) from tip_message) as m',
  );
  for (const wrong of wrongCodes()) await Promise.all([scene.look(wrong), scene.add(wrong, 'more')]);
  expect(
    await everyRow(world, 'select (select count(*) from audit_entry) as a, (select count(*) from tip_message) as m'),
  ).toEqual(before);
});

it('what is wrong with the words is said before anybody looks for the code', async () => {
  const said = [await scene.add(code, ' '), await scene.add(codeOf(randomBytes(28)), ' ')];
  expect(said[0]).toEqual({ addedAt: null, problems: [{ code: 'INPUT_INVALID', field: 'input.words' }] });
  expect(said[1]).toEqual(said[0]);
});

it('no table knows a code, or the words of a tip', async () => {
  await accept();
  await scene.answer('ck-duty', id, 'CANARY-ANSWER');
  const tables = await everyRow(
    world,
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(20);
  for (const { name } of tables)
    for (const text of ['CANARY', code, code.replaceAll('-', '')])
      expect([
        name,
        text,
        (await everyRow(world, `select from ${String(name)} t where t::text like '%' || $1 || '%'`, [text])).length,
      ]).toEqual([name, text, 0]);
});

it('two installations keep one code under unrelated tokens', async () => {
  const { tokenOfCode } = await import('../src/tip/tip.code.js');
  const [one, other] = [1, 2].map((fill) => Buffer.alloc(32, fill).toString('base64url'));
  expect(tokenOfCode(one!, code)).not.toBe(tokenOfCode(other!, code));
  expect(tokenOfCode(one!, code)).toBe(tokenOfCode(one!, code.toLowerCase()));
});

it('its alerts and feeds say what those of any report say, and none of its words', async () => {
  const entries = await everyRow(
    world,
    `select e.body::text as body from inbox_entry e join case_alert a on a.inbox = e.inbox and a.number = e.number
      where a.case_id = $1`,
    [id],
  );
  expect(entries.length).toBeGreaterThan(1);
  const { data } = await world.send<{ caseAlerts: unknown }>(
    'query ($office: ID!) { inbox(office: $office, first: 100) { id rule category urgency case { id source } } }',
    { office: namedOffice(GROUP).id },
    world.as('ck-duty'),
  );
  const said = JSON.stringify([entries, data]);
  expect(said).toContain(id);
  expect(said).not.toMatch(/CANARY|\+66/);
});

it('nobody reads what was written but who works on the case, with a second factor and for a purpose of theirs', async () => {
  await accept();
  for (const who of everybody) {
    const { data, errors } = await scene.messages(who, id);
    const reads = data?.case?.tipMessages?.map(({ words }) => words) ?? errors?.[0]?.extensions.code ?? 'MISSING';
    const expected =
      who === 'ck-duty' ? ['CANARY-MORE'] : expect.stringMatching(/^(FORBIDDEN_FIELD|FORBIDDEN_ACTION|MISSING)$/);
    expect([who, reads]).toEqual([who, expected]);
  }
  expect((await scene.messages('ck-duty', id, { mfa: false })).errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
  expect((await scene.messages('ck-duty', id, { purpose: 'CARE' })).errors?.[0]?.extensions.code).toBe(
    'FORBIDDEN_FIELD',
  );
});

it('the messages of a case without a tip are refused to others the same', async () => {
  const without = await world.open();
  const [one, other] = [await scene.messages('ck-focal', id), await scene.messages('ck-focal', without)];
  expect(one.data!.case!.tipMessages).toBeNull();
  expect(one.errors).toEqual(other.errors);
  await world.answer('ck-duty', { case: without, office: GROUP, kind: 'ACCEPTED' });
  expect((await scene.messages('ck-duty', without)).data!.case).toEqual({ tip: null, tipMessages: [] });
});

it('nobody answers but who works on the case, through an office that may read it', async () => {
  expect((await scene.answer('ck-duty', id, 'early')).errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
  await accept();
  await world.answer('ck-focal', { case: id, office: 'DL-TH5703/FOCAL_POINT', kind: 'ACCEPTED' });
  for (const who of everybody.filter((each) => each !== 'ck-duty')) {
    const { data, errors } = await scene.answer(who, id, 'no');
    expect([who, data?.done ?? null]).toEqual([who, null]);
    expect(errors?.[0]?.extensions.code).toMatch(/^(FORBIDDEN_ACTION|NOT_FOUND|AUTH_REQUIRED)$/);
  }
  expect((await scene.answer('ck-duty', id, 'no', { mfa: false })).errors?.[0]?.extensions.code).toBe(
    'FORBIDDEN_ACTION',
  );
  const without = await world.open();
  await world.answer('ck-duty', { case: without, office: GROUP, kind: 'ACCEPTED' });
  expect((await scene.answer('ck-duty', without, 'whom?')).data!.done.problems).toEqual([
    { code: 'TIP_MISSING', field: 'input.case' },
  ]);
  expect((await scene.look(code)).data!.tip!.answers).toEqual([]);
});

it('by a code nobody reads what was told, only what was answered', async () => {
  await accept();
  await scene.answer('ck-duty', id, 'only this');
  expect(JSON.stringify(await scene.look(code))).not.toContain('CANARY');
});

it('nobody signed in reads nothing else', async () => {
  for (const query of [`{ case(id: "${id}") { id } }`, '{ cases { edges { node { id } } } }', '{ myInboxes { head } }'])
    expect((await world.send(query)).errors?.[0]?.extensions.code).toMatch(/^(AUTH_REQUIRED|FORBIDDEN_FIELD)$/);
});
