import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { committee, people, person } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { OFFICE_KINDS, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { orderScene, PDF } from './appointment-order-scene.js';
import { callerOf, startCommittees, until } from './committees-world.js';
import { refusalOf } from './establishment-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof orderScene>;
let order: string;
let document: string;
beforeAll(async () => {
  committees = await startCommittees();
  scene = orderScene(committees);
  Object.assign(committees.services, { now: () => new Date('2026-11-01T05:00:00Z') });
  expect(await refusalOf(scene.draft({ objectives: 'What only members know' }))).toBeNull();
  order = (await scene.look())[0]!.id;
  expect(await refusalOf(scene.comment(order, { words: 'A word among members' }))).toBeNull();
  const { id, path } = (await scene.upload(order)).data!.done.upload!;
  document = id;
  expect((await scene.put(path)).status).toBe(201);
});
afterAll(() => committees.stop());

const keys = people.map(({ key }) => key);
const MEMBERS = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention', 'ck-duty', 'ck-relief', 'ck-rehab'];
const READERS = [...MEMBERS, 'cr-chair', 'cr-secretariat', 'national-desk'].sort();
const WRITERS = ['ck-chair', 'ck-focal', 'ck-vice', 'cr-secretariat', 'national-desk'];
const who = async (holds: (by: string) => Promise<boolean>): Promise<string[]> => {
  const found: string[] = [];
  for (const key of keys) if (await holds(key)) found.push(key);
  return found.sort();
};
const asked = async (fields: string, by?: string): Promise<string> =>
  JSON.stringify(
    await committees.send(
      `{ committee(code: "DL-TH5703") { orders { ${fields} } } }`,
      {},
      by ? callerOf(committees, by) : undefined,
    ),
  );

it('what an order says, and what was said of it, is read by its committee and those above it', async () => {
  const fields = 'revisions { objectives } comments { words } documents { sha256 }';
  expect(await who(async (by) => (await asked(fields, by)).includes('What only members know'))).toEqual(READERS);
  expect(await who(async (by) => (await asked(fields, by)).includes('A word among members'))).toEqual(READERS);
  expect(await who(async (by) => /[0-9a-f]{64}/.test(await asked(fields, by)))).toEqual(READERS);
});

it('its document is given to the same, and to nobody else', async () => {
  expect(await who(async (by) => (await scene.get(document, by)).ok)).toEqual(READERS);
});

it('it is written and signed by those who lead the committee and those above it', async () => {
  const stale = { version: 1_000 };
  const may = (does: (by: string) => ReturnType<typeof refusalOf>) =>
    who(async (by) => typeof (await does(by)) !== 'string');
  expect(await may((by) => refusalOf(scene.draft(stale, by)))).toEqual(WRITERS);
  expect(await may((by) => refusalOf(scene.revise(order, stale, by)))).toEqual(WRITERS);
  expect(await may((by) => refusalOf(scene.sign(order, stale, by)))).toEqual(WRITERS);
  expect(await may((by) => refusalOf(scene.upload(order, { size: 0 }, by)))).toEqual(WRITERS);
  expect(await may((by) => refusalOf(scene.comment(order, { words: ' ' }, by)))).toEqual(READERS);
});

it('it is read, and something said of it, by members of the committee and by no member of the one above', async () => {
  const known = 'What only Dok Khamtai knows';
  const own = orderScene(committees, 'DL-TH5605');
  expect(await refusalOf(own.draft({ objectives: known }, 'dk-chair'))).toBeNull();
  const draft = (await own.look('dk-chair'))[0]!.id;
  const police = committee('PL-TH56').groups[0]!.seats.find(({ titleEn }) => titleEn === 'Police representative')!;
  await committees.send(
    'mutation ($input: FillSeatInput!) { fillSeat(input: $input) { problems { code } } }',
    {
      input: {
        ...{ idempotencyKey: 'police', seat: police.id, official: person('ck-chair-former').id },
        ...{ from: '2026-10-30T00:00:00.000Z', until: '2028-06-01T00:00:00.000Z' },
      },
    },
    callerOf(committees, 'py-secretariat'),
  );
  await until(() => callerOf(committees, 'ck-chair-former').scopes.includes('committee:read'));
  const readers = ['dk-chair', 'dk-duty', 'dk-health', 'dk-ymca', 'national-desk', 'py-chair', 'py-secretariat'];
  const orders = '{ committee(code: "DL-TH5605") { orders { revisions { objectives } } } }';
  const reads = async (by: string) =>
    JSON.stringify(await committees.send(orders, {}, callerOf(committees, by))).includes(known);
  expect(await who(reads)).toEqual(readers);
  expect(
    await who(async (by) => typeof (await refusalOf(own.comment(draft, { words: ' ' }, by))) !== 'string'),
  ).toEqual(readers);
});

it('everybody sees that there is one, and when; its number and signer only who reads the directory, and its members', async () => {
  expect(await refusalOf(scene.sign(order))).toBeNull();
  expect(await asked('draftedOn signedOn legalBases')).toContain('2026-10-01');
  const withDirectory = people.filter(({ offices }) => offices.length > 0).map(({ key }) => key);
  const readers = withDirectory.filter((key) => callerOf(committees, key).scopes.includes('directory:read')).sort();
  expect(await who(async (by) => (await asked('number signedAs', by)).includes('412/2569'))).toEqual(readers);
  expect(await asked('number signedAs')).not.toContain('412/2569');
  // a member of Dok Khamtai reads its order and no other
  expect(readers).not.toContain('dk-health');
  const own = orderScene(committees, 'DL-TH5605');
  const [draft] = await own.look('dk-chair');
  expect(await refusalOf(own.sign(draft!.id, { number: '77/2569' }, 'dk-chair'))).toBeNull();
  const signed = '{ committee(code: "DL-TH5605") { orders { number signedAs } } }';
  const reads = async (by: string) =>
    JSON.stringify(await committees.send(signed, {}, callerOf(committees, by))).includes('77/2569');
  expect(await who(reads)).toEqual([...readers, 'dk-health'].sort());
});

it('the kinds of office that the database lets read are those with committee:read', async () => {
  const tables = ['order_revision', 'order_comment', 'order_document', 'order_document_key'];
  for (const table of tables) {
    const [policy] = await everyRow(
      committees,
      `select qual from pg_policies where tablename = $1 and policyname = 'read'`,
      [table],
    );
    const named = OFFICE_KINDS.filter((kind) => (policy!['qual'] as string).includes(`'${kind}'`));
    expect(named).toEqual(OFFICE_KINDS.filter((kind) => SCOPES_OF_OFFICE[kind].includes('committee:read')));
  }
});

it('a document is sent with a second factor only', async () => {
  const { path } = (await scene.upload(order)).data!.done.upload!;
  const weak = callerOf(committees, 'ck-chair');
  expect(weak.mfa).toBe(false);
  expect((await committees.putFile(path.replace('/committees', ''), PDF, weak)).status).toBe(403);
  expect((await scene.put(path)).status).toBe(201);
});
