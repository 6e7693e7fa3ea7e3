import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { caseId, person } from '@hub/cast';
import { eraseSubject } from '@hub/subgraph-kit';
import { everybody, everyRow, startWorld, type World } from './world.js';

const TOLD = {
  reporterName: 'CANARY-N',
  reporterPhone: 'CANARY-P',
  reporterRelation: 'CANARY-R',
  situation: 'CANARY-S',
};
const GROUP = 'DL-TH5703/SUPPRESSION_GROUP';
const REPORTER = 'query ($id: ID!) { case(id: $id) { id reporter { name phone relation situation } } }';
const EVERYTHING = `query ($id: ID!) {
  case(id: $id) { id state source siteClass alerts { id rule ackBy acknowledgements { kind at } } assignments { since }
    reporter { name phone relation situation } }
  cases(first: 100) { edges { node { id category district { pcode } reporter { name phone relation situation } } } }
  myInboxes { head openAlerts }
}`;

let world: World;
let told: string;
let untold: string;
beforeAll(async () => {
  world = await startWorld({ seed: true });
});
beforeEach(async () => {
  told = await world.open(TOLD);
  untold = await world.open();
  world.services.directory.confirmedAt = Date.now() + 3_600_000;
});
afterAll(() => world.stop());

const ask = (id: string, by: string, session?: { mfa: boolean }) =>
  world.send<{ case: { id: string; reporter: unknown } }>(REPORTER, { id }, world.as(by, session));
const accept = (id: string) => world.answer('ck-duty', { case: id, office: GROUP, kind: 'ACCEPTED' });

it('the officer who accepted reads who told it, and each value read is recorded', async () => {
  await accept(told);
  const { data, errors } = await ask(told, 'ck-duty');
  expect(errors).toBeUndefined();
  expect(data?.case.reporter).toEqual({
    name: 'CANARY-N',
    phone: 'CANARY-P',
    relation: 'CANARY-R',
    situation: 'CANARY-S',
  });
  const audit = await everyRow(
    world,
    `select actor, action from audit_entry where resource = (select id::text from report where case_id = $1) order by action`,
    [told],
  );
  expect(audit).toEqual(
    ['name', 'phone', 'relation', 'situation'].map((value) => ({
      actor: `person:${person('ck-duty').id}`,
      action: `unseal.sealed_${value}`,
    })),
  );
});

it('nothing told reads as nothing', async () => {
  await accept(untold);
  const { data } = await ask(untold, 'ck-duty');
  expect(data?.case.reporter).toEqual({ name: null, phone: null, relation: null, situation: null });
});

it('what was told reads as nothing once it was erased, and cannot be filed again with the same key', async () => {
  const idempotencyKey = randomUUID();
  const { data: filed } = await world.report({ ...TOLD, idempotencyKey });
  const report = filed!.reportIncident.receipt!.id;
  const id = String((await everyRow(world, 'select case_id from report where id = $1', [report]))[0]!['case_id']);
  await accept(id);
  const receipt = await world.services.store.inActor({ id: 'system:test', offices: [], purpose: 'test' }, (tx) =>
    eraseSubject(tx, {
      ...{ subject: `report:${report}`, actor: 'person:dpo', reason: 'asked', at: new Date() },
      sign: () => 'signature',
    }),
  );
  expect(receipt).toMatchObject({ subject: `report:${report}` });
  const { data, errors } = await ask(id, 'ck-duty');
  expect(errors).toBeUndefined();
  expect(data?.case.reporter).toEqual({ name: null, phone: null, relation: null, situation: null });
  const again = await world.report({ ...TOLD, idempotencyKey });
  expect(again.data?.reportIncident.problems).toEqual([
    { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
  ]);
});

it.each([
  ['ck-duty', 'before accepting'],
  ['ck-focal', 'whose office may not read reporters'],
  ['ck-chair', 'who only directs'],
  ['cr-secretariat', 'who coordinates'],
])('%s, %s, is refused the same whether it is stored or not', async (who, _why) => {
  const [one, other] = [await ask(told, who, { mfa: true }), await ask(untold, who, { mfa: true })];
  expect(one.errors).toEqual([
    { message: expect.any(String), path: ['case', 'reporter'], extensions: { code: 'FORBIDDEN_FIELD' } },
  ]);
  expect(one.data).toEqual({ case: { id: told, reporter: null } });
  expect(JSON.stringify(one).replace(told, untold)).toBe(JSON.stringify(other));
});

it('without a second factor the assigned officer is refused the same', async () => {
  await Promise.all([accept(told), accept(untold)]);
  const [one, other] = [await ask(told, 'ck-duty', { mfa: false }), await ask(untold, 'ck-duty', { mfa: false })];
  expect(one.errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
  expect(JSON.stringify(one).replace(told, untold)).toBe(JSON.stringify(other));
});

it('an assignment through an office that may not read reporters opens nothing', async () => {
  await world.answer('ck-focal', { case: told, office: 'DL-TH5703/FOCAL_POINT', kind: 'ACCEPTED' });
  expect((await ask(told, 'ck-focal', { mfa: true })).errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
});

it('the right ends with the appointment, though the caller was still vouched for', async () => {
  await accept(told);
  const caller = world.as('ck-duty');
  const { appointment, office } = caller.offices[0] as { appointment: string; office: string };
  const { directory } = world.services;
  directory.apply(directory.version + 1, { kind: 'appointment', id: appointment, data: null });
  const { errors } = await world.send(REPORTER, { id: told }, caller);
  directory.apply(directory.version + 1, {
    kind: 'appointment',
    id: appointment,
    data: { person: caller.id, office, from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' },
  });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
});

it('while rights cannot be confirmed nothing identifying is read', async () => {
  await accept(told);
  world.services.directory.confirmedAt = Date.now() - 6_000;
  const { data, errors } = await ask(told, 'ck-duty');
  expect(errors?.[0]?.extensions.code).toBe('DIRECTORY_STALE');
  expect(data?.case).toEqual({ id: told, reporter: null });
});

it('canary values are in no answer to anybody but the assigned officer', async () => {
  await accept(told);
  const seed = caseId('K02');
  for (const who of everybody) {
    const answers = [
      await world.send(EVERYTHING, { id: told }, world.as(who, { mfa: true })),
      await world.send(EVERYTHING, { id: seed }, world.as(who, { mfa: true })),
    ];
    const found = answers.map((answer) => JSON.stringify(answer).match(/CANARY-(NAME-K\d+|N\b)/g) ?? []).flat();
    const assigned = await everyRow(world, 'select case_id from case_assignment where person = $1', [person(who).id]);
    const mayRead = world.as(who).scopes.includes('reporter:read') && assigned.length > 0;
    expect([who, found.length > 0]).toEqual([who, mayRead]);
  }
});

it('canary values are in no table as they are, and in no inbox', async () => {
  const tables = await everyRow(
    world,
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(8);
  for (const { table_name } of tables) {
    const hits = await everyRow(world, `select from ${String(table_name)} t where t::text like '%CANARY%'`);
    expect([table_name, hits.length]).toEqual([table_name, 0]);
  }
});
