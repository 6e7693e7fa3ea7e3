import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GROUP, personScene, refusalOf, terms } from './person-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

interface Filed {
  readonly id: string;
  readonly progress: string;
}

let world: World;
let scene: ReturnType<typeof personScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = personScene(world);
});
afterAll(() => world.stop());

const MOTHER = {
  sex: 'FEMALE',
  ageBand: 'FROM_25_TO_39',
  citizenship: 'LAO',
  identity: { givenName: 'CANARY-MOTHER' },
};
const CHILD = {
  sex: 'MALE',
  ageBand: 'FROM_12_TO_14',
  identity: { familyName: 'CANARY-CHILD', phone: '081 555 0177' },
};
const OF_TWO = { minorInvolved: true, persons: [MOTHER, CHILD] };

const caseOf = async (receipt: string): Promise<string> =>
  String((await everyRow(world, 'select case_id from report where id = $1', [receipt]))[0]!['case_id']);
const personsOf = async (by: string, id: string) => {
  const { data } = await world.send<{
    case: { persons: { edges: { node: Record<string, unknown> & { id: string } }[] } | null } | null;
  }>(
    `query ($id: ID!) { case(id: $id) { persons(first: 30) { edges { node {
      id sex ageBand citizenship traffickingStatus consents { basis } } } } } }`,
    { id },
    world.as(by),
  );
  return data!.case?.persons?.edges.map(({ node }) => node) ?? null;
};
const receiptsOf = async (by: string): Promise<Filed[] | string | undefined> => {
  const { data, errors } = await world.send<{ myReports: { edges: { node: Filed }[] } }>(
    '{ myReports(first: 50) { edges { node { id reportedAt progress } } } }',
    {},
    world.as(by),
  );
  return data?.myReports.edges.map(({ node: { id, progress } }) => ({ id, progress })) ?? errors?.[0]?.extensions.code;
};

it('a volunteer tells of two persons: they are persons of the case, and the volunteer sees none of them', async () => {
  const { data } = await world.report(OF_TWO, 'volunteer-ck');
  expect(data!.reportIncident.problems).toEqual([]);
  const id = await caseOf(data!.reportIncident.receipt!.id);
  await world.answer('ck-duty', { case: id, office: GROUP, kind: 'ACCEPTED' });
  const common = { traffickingStatus: 'POSSIBLE', consents: [] };
  expect((await personsOf('ck-duty', id))!.sort((a, b) => String(a['sex']).localeCompare(String(b['sex'])))).toEqual([
    { id: expect.any(String), ...common, sex: 'FEMALE', ageBand: 'FROM_25_TO_39', citizenship: 'LAO' },
    { id: expect.any(String), ...common, sex: 'MALE', ageBand: 'FROM_12_TO_14', citizenship: null },
  ]);
  expect(await personsOf('volunteer-ck', id)).toBeNull();
  for (const who of ['ck-chair', 'ck-focal', 'ck-prevention'])
    expect([who, await personsOf(who, id)]).toEqual([who, null]);
});

it('what identifies them opens to nobody until something stands for their consent', async () => {
  const id = await scene.accepted({ personsBand: 'ONE', persons: [MOTHER] });
  const [{ id: mother }] = (await personsOf('ck-duty', id)) as [{ id: string }];
  const identity = 'identity(purpose: PROTECTION) { givenName }';
  for (const who of everybody)
    expect([who, (await scene.read(who, mother, identity)).data?.person?.['value'] ?? null]).toEqual([who, null]);
  const agreed = {
    idempotencyKey: randomUUID(),
    person: mother,
    terms: terms({ basis: 'VITAL_INTEREST', purposes: ['PROTECTION'], recipients: ['COMMITTEE'] }),
  };
  expect(refusalOf(await scene.record('ck-duty', agreed))).toBeNull();
  expect((await scene.read('ck-duty', mother, identity)).data!.person!['value']).toEqual({
    givenName: 'CANARY-MOTHER',
  });
  expect((await scene.read('ck-relief', mother, identity)).data!.person!['value']).toBeNull();
});

it('nothing of them is stored plain, and each is recorded as registered by whoever filed', async () => {
  const { data } = await world.report(OF_TWO, 'volunteer-ck');
  const id = await caseOf(data!.reportIncident.receipt!.id);
  for (const table of ['report', 'person', 'person_value', 'person_token', 'audit_entry', 'inbox_entry'])
    expect(JSON.stringify(await everyRow(world, `select * from ${table}`))).not.toMatch(/CANARY|5550177|555 0177/);
  const acts = await everyRow(
    world,
    `select actor from audit_entry where subject = $1 and action = 'person.registered'`,
    [`case:${id}`],
  );
  expect(acts).toEqual(Array.from({ length: 2 }, () => ({ actor: `person:${world.as('volunteer-ck').id}` })));
});

it('a report that is sent again registers nobody twice, and other persons are another report', async () => {
  const idempotencyKey = randomUUID();
  const first = await world.report({ ...OF_TWO, idempotencyKey });
  const again = await world.report({ ...OF_TWO, idempotencyKey });
  expect(again.data!.reportIncident.receipt!.id).toBe(first.data!.reportIncident.receipt!.id);
  expect(await personsOf('ck-duty', await caseOf(first.data!.reportIncident.receipt!.id))).toHaveLength(2);
  const other = await world.report({ ...OF_TWO, persons: [MOTHER, { ...CHILD, sex: 'FEMALE' }], idempotencyKey });
  expect(other.data!.reportIncident.problems).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
});

it.each<[string, Record<string, unknown>, string, string]>([
  ['more persons than the band', { ...OF_TWO, personsBand: 'ONE' }, 'REPORT_PERSONS_DISAGREE', 'input.personsBand'],
  ['a child where nobody is one', { persons: [CHILD] }, 'REPORT_PERSONS_DISAGREE', 'input.minorInvolved'],
  ['no code of a country', { persons: [{ ...MOTHER, citizenship: 'Laos' }] }, 'INPUT_INVALID', 'input.persons'],
  [
    'too many persons',
    { personsBand: 'OVER_TWENTY', persons: Array.from({ length: 21 }, () => MOTHER) },
    ...(['INPUT_INVALID', 'input.persons'] as const),
  ],
])('a report with %s is refused', async (_, given, code, field) => {
  const { data } = await world.report(given);
  expect(data!.reportIncident).toMatchObject({ receipt: null, problems: [{ code, field }] });
});

it('whoever filed sees that it was received and taken up, and of nobody else’s', async () => {
  const before = await receiptsOf('volunteer-ck');
  const { data } = await world.report({}, 'volunteer-ck');
  const { id } = data!.reportIncident.receipt!;
  const mine = (progress: string) => [{ id, progress }, ...(before as Filed[])];
  expect(await receiptsOf('volunteer-ck')).toEqual(mine('RECEIVED'));
  const opened = await caseOf(id);
  await world.answer('ck-duty', { case: opened, office: GROUP, kind: 'ACCEPTED' });
  expect(await receiptsOf('volunteer-ck')).toEqual(mine('TAKEN_UP'));
  await everyRow(world, `update case_file set state = 'NOT_INDICATED' where id = $1`, [opened]);
  expect(await receiptsOf('volunteer-ck')).toEqual(mine('TAKEN_UP'));
  for (const who of everybody.filter((each) => each !== 'volunteer-ck'))
    expect([who, JSON.stringify(await receiptsOf(who)).includes(id)]).toEqual([who, false]);
  expect([await receiptsOf('shelter-cr'), await receiptsOf('auditor')]).toEqual([
    'FORBIDDEN_ACTION',
    'FORBIDDEN_ACTION',
  ]);
});

it('a colleague in the same office sees none of one’s receipts', async () => {
  const { data } = await world.report();
  const { id } = data!.reportIncident.receipt!;
  const seen = [await receiptsOf('ck-duty'), await receiptsOf('ck-relief')];
  expect(seen.map((each) => JSON.stringify(each).includes(id))).toEqual([true, false]);
});

it('receipts belong to the office that was filed through', async () => {
  const { data } = await world.report({}, 'volunteer-ck');
  const { id } = data!.reportIncident.receipt!;
  await everyRow(world, `update report set filed_through = 'office-left' where id = $1`, [id]);
  expect(JSON.stringify(await receiptsOf('volunteer-ck'))).not.toContain(id);
});
