import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { assistanceScene, REHABILITATION } from './assistance-scene.js';
import { personScene, refusalOf } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const CODES = `id type status office { id } organization plannedOn startedOn endedOn outcome shelterNeeds version
  createdBy { id }`;
const DETAILS = 'details(purpose: CARE) { amountClaimed amountPaid notes }';

let world: World;
let scene: ReturnType<typeof assistanceScene>;
let persons: ReturnType<typeof personScene>;
let opened: string;
let helped: string;
beforeAll(async () => {
  world = await startWorld();
  persons = personScene(world);
  scene = assistanceScene(world, persons);
});
beforeEach(async () => {
  ({ opened, person: helped } = await scene.both());
});
afterAll(() => world.stop());

const problemsOf = async (answer: ReturnType<typeof scene.create>) => (await answer).data!.done.problems;

it('help goes from a plan to its outcome, with amounts and notes sealed under the key of the person', async () => {
  const office = namedOffice(REHABILITATION).id;
  const details = { amountClaimed: '15000', notes: ' CANARY-NOTES ' };
  const { data } = await scene.create('ck-rehab', helped, { office, plannedOn: '2026-04-01', details });
  const { id } = data!.done.assistance!;
  for (const [version, change] of [
    [1, { status: 'OFFERED' }],
    [2, { status: 'ACTIVE', startedOn: '2026-04-02' }],
    [3, { status: 'COMPLETED', endedOn: '2026-05-02', outcome: 'PARTLY_ACHIEVED' }],
  ] as const)
    expect(await problemsOf(scene.change('ck-rehab', { assistance: id, version, ...change }))).toEqual([]);
  expect(await scene.seen('ck-rehab', helped, `${CODES} ${DETAILS}`)).toEqual({
    nodes: [
      {
        ...{ id, type: 'COMPENSATION', status: 'COMPLETED', office: { id: office }, organization: null, version: 4 },
        ...{ plannedOn: '2026-04-01', startedOn: '2026-04-02', endedOn: '2026-05-02', outcome: 'PARTLY_ACHIEVED' },
        ...{ shelterNeeds: [], createdBy: { id: person('ck-rehab').id } },
        details: { amountClaimed: '15000', amountPaid: null, notes: 'CANARY-NOTES' },
      },
    ],
    codes: [],
  });
  const audit = await everyRow(world, 'select action, subject from audit_entry where resource = $1 order by action', [
    id,
  ]);
  expect(audit.map(({ action }) => action)).toEqual([
    ...['assistance.changed', 'assistance.changed', 'assistance.changed', 'assistance.created'],
    ...['unseal.amountClaimed', 'unseal.notes'],
  ]);
  expect(new Set(audit.map(({ subject }) => subject))).toEqual(new Set([`case:${opened}`]));
  const stored = await everyRow(
    world,
    'select v::text, a::text from assistance_value v join assistance a on a.id = v.assistance_id',
  );
  expect(JSON.stringify(stored)).not.toContain('CANARY');
});

it('details that are given replace the old ones, and erasing the person removes them', async () => {
  const details = { amountClaimed: '15000', notes: 'CANARY-NOTES' };
  const { data } = await scene.create('ck-rehab', helped, { details });
  const assistance = data!.done.assistance!.id;
  await scene.change('ck-rehab', { assistance, version: 1, details: { amountPaid: '99.50' } });
  const { nodes } = await scene.seen('ck-rehab', helped, DETAILS);
  expect(nodes).toEqual([{ details: { amountClaimed: null, amountPaid: '99.50', notes: null } }]);
  await world.send(
    'mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { receipt { id } } }',
    { input: { person: helped, reason: 'PERSON_REQUEST' } },
    world.as('dpo'),
  );
  expect(await everyRow(world, 'select from assistance_value where assistance_id = $1', [assistance])).toEqual([]);
  const change = { assistance, version: 2, details: { notes: 'CANARY-LATE' } };
  expect(await problemsOf(scene.change('ck-rehab', change))).toEqual([
    { code: 'PERSON_ERASED', field: 'input.details' },
  ]);
  expect(await problemsOf(scene.create('ck-rehab', helped))).toEqual([
    { code: 'PERSON_ERASED', field: 'input.person' },
  ]);
});

it('a shelter is placed by what the person needs, and never named', async () => {
  const type = 'SAFE_ACCOMMODATION';
  const placement = { type, status: 'ACTIVE', startedOn: '2026-04-02', shelterNeeds: ['TRANS_INCLUSIVE', 'OWN_ROOM'] };
  expect(await problemsOf(scene.create('ck-rehab', helped, placement))).toEqual([]);
  const named = { ...placement, office: namedOffice('shelter-chiang-rai').id };
  expect(await problemsOf(scene.create('ck-rehab', helped, named))).toEqual([
    { code: 'ASSISTANCE_SHELTER_UNNAMED', field: 'input.office' },
  ]);
  const { nodes } = await scene.seen('ck-duty', helped, 'type office { id } shelterNeeds');
  expect(nodes).toEqual([{ type, office: null, shelterNeeds: placement.shelterNeeds }]);
  await expect(
    everyRow(world, `update assistance set organization = 'Safe house' where person_id = $1`, [helped]),
  ).rejects.toThrow('assistance_shelter_unnamed');
});

it.each([
  [{ status: 'COMPLETED' }, 'ASSISTANCE_STATUS_FORBIDS', 'input.status'],
  [{ status: 'ACTIVE' }, 'INPUT_REQUIRED', 'input.startedOn'],
  [{ office: randomUUID() }, 'INPUT_INVALID', 'input.office'],
  [{ shelterNeeds: ['OWN_ROOM'] }, 'INPUT_INVALID', 'input.shelterNeeds'],
  [{ details: { amountClaimed: 'a lot' } }, 'INPUT_INVALID', 'input.details.amountClaimed'],
  [{ type: 'LEGAL_AID', details: { amountPaid: '10' } }, 'INPUT_INVALID', 'input.details.amountPaid'],
  [{ organization: 'x'.repeat(201) }, 'INPUT_INVALID', 'input.organization'],
  [{ idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
])('help with %j is not recorded, and it says why', async (given, code, field) => {
  expect((await problemsOf(scene.create('ck-rehab', helped, given)))[0]).toEqual({ code, field });
  expect(await everyRow(world, 'select from assistance where person_id = $1', [helped])).toEqual([]);
});

it('help is recorded once for each key, and changed from the version one has seen', async () => {
  const idempotencyKey = randomUUID();
  const [one, two] = await Promise.all([1, 2].map(() => scene.create('ck-rehab', helped, { idempotencyKey })));
  expect(one).toEqual(two);
  expect(refusalOf(await scene.create('ck-rehab', helped, { idempotencyKey, type: 'LEGAL_AID' }))).toBe(
    'IDEMPOTENCY_KEY_REUSED',
  );
  const assistance = one!.data!.done.assistance!.id;
  const change = { assistance, version: 1, status: 'OFFERED' };
  const both = await Promise.all([1, 2].map(() => scene.change('ck-rehab', change)));
  expect(both.map(refusalOf)).toEqual(expect.arrayContaining(['VERSION_CONFLICT', null]));
  const declined = { assistance, version: 2, status: 'DECLINED_BY_PERSON' };
  expect(refusalOf(await scene.change('ck-duty', declined))).toBeNull();
});

it('the help of a case is listed in pages, newest first, whoever it is for', async () => {
  const other = await persons.registered(opened);
  const made: string[] = [];
  for (const [who, of] of [
    ['ck-rehab', helped],
    ['ck-duty', other],
    ['ck-rehab', helped],
  ] as const)
    made.unshift((await scene.create(who, of)).data!.done.assistance!.id);
  interface Paged {
    readonly case: { assistances: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string } } };
  }
  const page = (after: string | null) =>
    world.send<Paged>(
      `query ($id: ID!, $after: String) { case(id: $id) {
        assistances(first: 2, after: $after) { edges { node { id } } pageInfo { endCursor } } } }`,
      { id: opened, after },
      world.as('ck-rehab'),
    );
  const first = (await page(null)).data!.case.assistances;
  const last = (await page(first.pageInfo.endCursor)).data!.case.assistances;
  expect([...first.edges, ...last.edges].map(({ node }) => node.id)).toEqual(made);
});
