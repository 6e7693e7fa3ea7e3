import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { namedOffice } from '@hub/cast';
import {
  keptBy,
  MAE_SOT,
  operationScene,
  type OperationScene,
  PLAN,
  POLICE,
  refusal,
  SUSPECT,
} from './operation-scene.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: OperationScene;
beforeAll(async () => {
  world = await startWorld();
  scene = operationScene(world);
}, 120_000);
afterAll(() => world.stop());

const IDENTITY =
  'identity(purpose: INVESTIGATION) { name otherNames bornOn paperKind paperNumber phone address description }';
const OUTCOME =
  'state heldOn district { pcode } leadOffice { id } leadUnit rescued { nationality n } arrested { nationality n }';

it('the operation at Mae Sot is planned, begun and done, and then its counts stand with each of its cases', async () => {
  const cases = [await scene.inquired(), await scene.inquired()];
  const { id: operation, version } = keptBy(await scene.plan('ck-police', cases));
  expect(await scene.see('ck-police', `operation(id: "${operation}") { ${OUTCOME} }`)).toEqual({
    ...{ state: 'PLANNED', heldOn: null, district: null, leadOffice: null, leadUnit: null, rescued: [], arrested: [] },
  });
  const replanned = keptBy(
    await scene.replan('ck-police', { operation, version, plan: { ...PLAN, unit: null, description: 'CANARY-NEW' } }),
  );
  expect(
    await scene.see(
      'ck-police',
      `operation(id: "${operation}") { plan(purpose: INVESTIGATION) { plannedOn district unit description } }`,
    ),
  ).toEqual({ plan: { ...PLAN, unit: null, description: 'CANARY-NEW' } });
  const begun = keptBy(await scene.start('ck-police', { operation, version: replanned.version }));
  const done = keptBy(await scene.complete('ck-police', { operation, version: begun.version, ...MAE_SOT }));
  expect([version, replanned.version, begun.version, done.version]).toEqual([1, 2, 3, 4]);
  for (const id of cases)
    for (const who of ['ck-chair', 'ck-duty', 'cr-secretariat', 'ck-police'])
      expect([
        who,
        await scene.see(who, `case(id: "${id}") { operations { edges { node { id ${OUTCOME} } } } }`),
      ]).toEqual([
        who,
        {
          operations: {
            edges: [
              { node: { id: operation, state: 'DONE', ...MAE_SOT, district: { pcode: 'TH6306' }, leadOffice: null } },
            ],
          },
        },
      ]);
  expect(await scene.see('ck-police', `operation(id: "${operation}") { cases { id } }`)).toEqual({
    cases: expect.arrayContaining(cases.map((id) => ({ id }))),
  });
});

it('a result that was told wrongly is put right, keeps its quarter, and what was told before', async () => {
  const [id, more] = [await scene.inquired(), await scene.inquired()];
  const { id: operation } = keptBy(await scene.plan('ck-police', [id]));
  const correct = (version: number, given: object = {}) =>
    scene.correct('ck-police', { operation, version, reason: 'DECIDED_IN_ERROR', ...MAE_SOT, ...given });
  expect(refusal(await correct(1))).toBe('OPERATION_STATE_FORBIDS input.operation');
  await scene.start('ck-police', { operation, version: 1 });
  const mistyped = { rescued: [{ nationality: 'THA', n: 2 }], arrested: [{ nationality: 'CHN', n: 11 }] };
  await scene.complete('ck-police', { operation, version: 2, ...MAE_SOT, ...mistyped });
  await everyRow(world, `update operation set done_at = '2022-03-30' where id = $1`, [operation]);
  expect(refusal(await correct(2))).toBe('VERSION_CONFLICT input.version');
  expect(refusal(await correct(3, { reason: 'CAPACITY' }))).toBe('CASE_NEEDS_REASON input.reason');
  expect(refusal(await correct(3, { district: 'TH63' }))).toBe('PLACE_UNKNOWN input.district');
  expect(keptBy(await correct(3)).version).toBe(4);
  const seen = `operation(id: "${operation}") { ${OUTCOME} corrections { version reason rescued { nationality n } arrested { nationality n } } }`;
  for (const who of ['ck-chair', 'ck-police'])
    expect(await scene.see(who, seen)).toMatchObject({
      ...{ state: 'DONE', rescued: MAE_SOT.rescued, arrested: MAE_SOT.arrested },
      corrections: [{ version: 4, reason: 'DECIDED_IN_ERROR', ...mistyped }],
    });
  const [stored] = await everyRow(world, `select done_at < '2023-01-01' as kept from operation where id = $1`, [
    operation,
  ]);
  expect(stored).toEqual({ kept: true });
  const of = (caseId: string) =>
    scene.see('ck-chair', `case(id: "${caseId}") { operations { edges { node { id } } } }`);
  expect(await of(more)).toEqual({ operations: { edges: [] } });
  const add = (version: number, caseId: string) => scene.addCase('ck-police', { operation, version, case: caseId });
  expect(refusal(await add(4, await scene.people.accepted()))).toBe('NOT_FOUND');
  expect(refusal(await add(3, more))).toBe('VERSION_CONFLICT input.version');
  expect([keptBy(await add(4, more)).version, keptBy(await add(5, more)).version]).toEqual([5, 5]);
  expect(await of(more)).toEqual({ operations: { edges: [{ node: { id: operation } }] } });
  const acts = await everyRow(
    world,
    `select action from audit_entry where resource = $1 and subject = $2 order by at`,
    [...[operation, `case:${more}`]],
  );
  expect(acts).toEqual([{ action: 'operation.case_added' }]);
});

it('each step is refused in a state that does not allow it, and on a version that another has overtaken', async () => {
  const id = await scene.inquired();
  const { id: operation } = keptBy(await scene.plan('ck-police', [id]));
  expect(refusal(await scene.complete('ck-police', { operation, version: 1, ...MAE_SOT }))).toBe(
    'OPERATION_STATE_FORBIDS input.operation',
  );
  expect(refusal(await scene.start('ck-police', { operation, version: 2 }))).toBe('VERSION_CONFLICT input.version');
  expect(refusal(await scene.start('ck-police', { operation, version: 1 }))).toBe(null);
  expect(refusal(await scene.replan('ck-police', { operation, version: 2, plan: PLAN }))).toBe(
    'OPERATION_STATE_FORBIDS input.operation',
  );
  const wrong = (given: object) => scene.complete('ck-police', { operation, version: 2, ...MAE_SOT, ...given });
  expect(refusal(await wrong({ heldOn: '2999-01-01' }))).toBe('INPUT_INVALID input.heldOn');
  expect(refusal(await wrong({ district: 'TH63' }))).toBe('PLACE_UNKNOWN input.district');
  expect(refusal(await wrong({ leadUnit: ' ' }))).toBe('OPERATION_UNIT_REQUIRED input.leadUnit');
  expect(refusal(await wrong({ leadOffice: randomUUID() }))).toBe('INPUT_INVALID input.leadOffice');
  expect(refusal(await wrong({ arrested: [{ nationality: 'CHN', n: 0 }] }))).toBe('INPUT_INVALID input.arrested.0.n');
  expect(refusal(await scene.callOff('ck-police', { operation, version: 2 }))).toBe(null);
  expect(refusal(await scene.start('ck-police', { operation, version: 3 }))).toBe(
    'OPERATION_STATE_FORBIDS input.operation',
  );
  expect(refusal(await scene.plan('ck-police', []))).toBe('INPUT_INVALID input.cases');
});

it('what is sent twice is stored once, and a key stands for one thing only', async () => {
  const id = await scene.inquired();
  const idempotencyKey = randomUUID();
  const first = keptBy(await scene.register('ck-police', id, { idempotencyKey }));
  expect(keptBy(await scene.register('ck-police', id, { idempotencyKey })).id).toBe(first.id);
  expect(refusal(await scene.register('ck-police', id, { idempotencyKey, roles: ['OWNER'] }))).toBe(
    'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
  );
  const planned = keptBy(await scene.plan('ck-police', [id], { idempotencyKey }));
  expect(keptBy(await scene.plan('ck-police', [id], { idempotencyKey })).id).toBe(planned.id);
  expect(refusal(await scene.plan('ck-police', [id], { idempotencyKey, plan: { ...PLAN, unit: 'x' } }))).toBe(
    'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
  );
});

it('a suspect is arrested, charged and convicted; each read of who it is is recorded, and nothing is stored in plain', async () => {
  const id = await scene.inquired();
  const registered = keptBy(await scene.register('ck-police', id, { nationality: 'CHN', roles: ['OWNER', 'OWNER'] }));
  const suspect = registered.id;
  let { version } = registered;
  expect(refusal(await scene.updateSuspect('ck-police', { suspect, version, status: 'CONVICTED' }))).toBe(
    'SUSPECT_STATUS_FORBIDS input.status',
  );
  for (const status of ['ARRESTED', 'CHARGED', 'CONVICTED'])
    ({ version } = keptBy(await scene.updateSuspect('ck-police', { suspect, version, status })));
  expect(refusal(await scene.updateSuspect('ck-police', { suspect, version: 1, nationality: 'MMR' }))).toBe(
    'VERSION_CONFLICT input.version',
  );
  expect(
    await scene.see('ck-police', `case(id: "${id}") { suspects { edges { node { id roles status nationality } } } }`),
  ).toEqual({
    suspects: { edges: [{ node: { id: suspect, roles: ['OWNER'], status: 'CONVICTED', nationality: 'CHN' } }] },
  });
  expect(await scene.see('ck-police', `suspect(id: "${suspect}") { ${IDENTITY} }`)).toEqual({ identity: SUSPECT });
  const reads = await everyRow(
    world,
    `select action, office, subject, purpose from audit_entry where resource = $1 and action like 'unseal.%'`,
    [suspect],
  );
  expect(reads).toHaveLength(8);
  expect(reads[0]).toMatchObject({
    ...{ office: namedOffice(POLICE).id, subject: `case:${id}`, purpose: 'INVESTIGATION' },
  });
  const stored = await everyRow(world, 'select sealed from suspect_value union all select sealed from operation_value');
  expect(JSON.stringify(stored)).not.toContain('CANARY');
});

const ERASE =
  'mutation ($input: EraseSuspectInput!) { eraseSuspect(input: $input) { receipt { id suspect } problems { code } } }';

it('an erased suspect has codes and no identity, for ever, and the other suspects keep theirs', async () => {
  const id = await scene.inquired();
  const [suspect, other] = [
    keptBy(await scene.register('ck-police', id)).id,
    keptBy(await scene.register('ck-police', id)).id,
  ];
  const erase = (by: string) =>
    world.send(ERASE, { input: { suspect, reason: 'REGISTERED_IN_ERROR' } }, world.as(by, { mfa: true }));
  expect((await erase('ck-police')).errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
  const { data, errors } = await erase('dpo');
  expect([data, errors]).toEqual([
    { eraseSuspect: { receipt: { id: expect.any(String), suspect }, problems: [] } },
    undefined,
  ]);
  expect((await erase('dpo')).data).toEqual(data);
  const nothing = Object.fromEntries(Object.keys(SUSPECT).map((field) => [field, null]));
  expect(await scene.see('ck-police', `suspect(id: "${suspect}") { roles ${IDENTITY} }`)).toEqual({
    ...{ roles: ['RECRUITER'], identity: nothing },
  });
  expect(await scene.see('ck-police', `suspect(id: "${other}") { ${IDENTITY} }`)).toEqual({ identity: SUSPECT });
  expect(refusal(await scene.updateSuspect('ck-police', { suspect, version: 2, identity: SUSPECT }))).toBe(
    'SUSPECT_ERASED input.suspect',
  );
});
