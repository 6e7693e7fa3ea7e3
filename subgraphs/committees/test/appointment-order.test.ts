import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { person } from '@hub/cast';
import { sweepFiles } from '@hub/subgraph-kit';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { knownDocuments } from '../src/order-document/order-document.sweep.js';
import { MEMBERS, orderScene, PDF } from './appointment-order-scene.js';
import { startCommittees, until } from './committees-world.js';
import { establishmentScene, refusalOf } from './establishment-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof orderScene>;
let order: string;
beforeAll(async () => {
  committees = await startCommittees();
  scene = orderScene(committees);
  let instant = Date.parse('2026-11-01T05:00:00Z');
  Object.assign(committees.services, { now: () => new Date((instant += 1)) });
});
afterAll(() => committees.stop());
beforeEach(async () => {
  expect(await refusalOf(scene.draft())).toBeNull();
  order = (await scene.look())[0]!.id;
});

describe('an order of appointment', () => {
  it('is drafted, commented on by members, written anew and signed, and nothing of it is lost', async () => {
    expect(await refusalOf(scene.comment(order, { organization: MEMBERS[2] }))).toBeNull();
    const objectives = 'To prevent trafficking and to care for victims';
    expect(await refusalOf(scene.revise(order, { objectives }))).toBeNull();
    expect(await refusalOf(scene.comment(order, { words: 'Agreed' }, 'ck-chair'))).toBeNull();
    expect(await refusalOf(scene.sign(order))).toBeNull();
    expect((await scene.look())[0]).toMatchObject({
      ...{ id: order, draftedOn: '2026-09-01', signedOn: '2026-10-01', revision: 2, number: '412/2569' },
      ...{ signedAs: 'District Chief of Chiang Khong', legalBases: ['MOI_ORDER_768_2556', 'ATIP_ACT_2008'] },
      revisions: [
        { revision: 2, objectives, organizations: MEMBERS.map((id) => ({ id })) },
        { revision: 1, objectives: 'To prevent trafficking in the district' },
      ],
      comments: [
        { revision: 2, words: 'Agreed', organization: null, office: { kind: 'CHAIR' } },
        { revision: 1, words: 'The hospital is missing', organization: { id: MEMBERS[2] } },
      ],
    });
    const { data } = await committees.send<{ committee: { legalBases: string[] } }>(
      '{ committee(code: "DL-TH5703") { legalBases } }',
    );
    expect(data!.committee.legalBases).toEqual(['MOI_ORDER_768_2556', 'ATIP_ACT_2008']);
  });

  it('that is signed changes no more', async () => {
    expect(await refusalOf(scene.sign(order))).toBeNull();
    const signed = ['ORDER_SIGNED_ALREADY', 'input.order'];
    expect(await refusalOf(scene.revise(order))).toEqual(signed);
    expect(await refusalOf(scene.sign(order))).toEqual(signed);
    expect(await refusalOf(scene.comment(order))).toEqual(signed);
  });

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['that rests on nothing', { legalBases: [] }, ['INPUT_INVALID', 'input.legalBases']],
    ['without members', { organizations: [] }, ['INPUT_INVALID', 'input.organizations']],
    ['of tomorrow', { draftedOn: '2026-11-02' }, ['INPUT_INVALID', 'input.draftedOn']],
    ['on another version', { version: 1_000 }, ['VERSION_CONFLICT', 'input.version']],
  ])('%s is refused, and nothing is kept', async (_, given, refusal) => {
    const before = await scene.look();
    expect(await refusalOf(scene.draft(given))).toEqual(refusal);
    expect(await scene.look()).toEqual(before);
  });

  it('is signed no day before it was drafted, and a comment is kept once for each key', async () => {
    expect(await refusalOf(scene.sign(order, { signedOn: '2026-08-31' }))).toEqual(['INPUT_INVALID', 'input.signedOn']);
    const once = { idempotencyKey: `once ${order}`, words: 'Once' };
    expect(await refusalOf(scene.comment(order, once))).toBeNull();
    expect(await refusalOf(scene.comment(order, once))).toBeNull();
    expect(await refusalOf(scene.comment(order, { ...once, words: 'Twice' }))).toEqual([
      ...['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'],
    ]);
    expect((await scene.look())[0]!.comments).toHaveLength(1);
  });

  it('takes a new committee its steps, and none before the working team is there', async () => {
    const founding = establishmentScene(committees);
    expect(await refusalOf(founding.propose())).toBeNull();
    const own = orderScene(committees, 'DL-TH5704');
    const draft = { draftedOn: '2026-03-01' };
    expect(await refusalOf(own.draft(draft, 'cr-secretariat'))).toEqual([
      ...['ESTABLISHMENT_OUT_OF_ORDER', 'input.draftedOn'],
    ]);
    expect(await own.look()).toEqual([]);
    for (const [step, day] of [['APPROVAL', '2026-02-01'] as const, ['WORKING_TEAM', '2026-02-02'] as const])
      expect(await refusalOf(founding.step(step, day))).toBeNull();
    expect(await refusalOf(own.draft(draft, 'cr-secretariat'))).toBeNull();
    expect((await founding.look('DL-TH5704'))!.state).toBe('ORDER_DRAFTED');
    const { id } = (await own.look('cr-secretariat'))[0]!;
    const known = (await founding.look('DL-TH5704'))!.id;
    const { directory } = committees.services;
    await until(() => directory.officesOfCommittee(known).length === 1);
    const chief = 'ck-chair-former';
    expect(await refusalOf(own.comment(id, {}, chief))).toBe('FORBIDDEN_ACTION');
    expect(await refusalOf(founding.appoint(directory.officesOfCommittee(known)[0]!.id, chief))).toBeNull();
    await until(() => directory.held(person(chief).id, committees.services.now().getTime()).length === 1);
    expect(await refusalOf(own.comment(id, { words: 'The health office is missing' }, chief))).toBeNull();
    expect((await own.look('cr-secretariat'))[0]!.comments).toMatchObject([{ words: 'The health office is missing' }]);
    expect(await refusalOf(own.sign(id, { signedOn: '2026-04-01' }, chief))).toBeNull();
    const { state, establishment, groups } = (await founding.look('DL-TH5704'))!;
    expect([state, establishment.at(-1)?.happenedOn, groups.length]).toEqual(['ORDER_SIGNED', '2026-04-01', 4]);
  });
});

describe('the document of an order', () => {
  const sent = async (): Promise<string> => {
    const { data } = await scene.upload(order);
    expect(data!.done.problems).toEqual([]);
    const { id, path } = data!.done.upload!;
    expect((await scene.put(path)).status).toBe(201);
    return id;
  };

  it('is kept as it was sent, sealed, with its hash, and each opening is recorded', async () => {
    const id = await sent();
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect((await scene.look())[0]!.documents).toMatchObject([{ id, type: 'PDF', bytes: PDF.length, sha256 }]);
    const given = await scene.get(id, 'ck-rehab');
    expect(Buffer.from(await given.arrayBuffer()).equals(PDF)).toBe(true);
    const audit = await everyRow(committees, `select action from audit_entry where resource = $1`, [id]);
    expect(audit).toEqual([{ action: 'unseal.file' }]);
    const kept = readdirSync(committees.filesFolder);
    expect(kept).toContain(id);
    for (const name of kept)
      expect(readFileSync(join(committees.filesFolder, name)).includes('order of appointment')).toBe(false);
  });

  it('is no other than was declared, and comes once by its door', async () => {
    const { data } = await scene.upload(order);
    const { path } = data!.done.upload!;
    expect((await scene.put(path, Buffer.from('%PDF-1.7\nAnother order, altogether\n'))).ok).toBe(false);
    expect((await scene.look())[0]!.documents).toEqual([]);
    expect((await scene.put(path)).status).toBe(201);
    expect((await scene.put(path)).status).toBe(404);
    expect((await scene.look())[0]!.documents).toHaveLength(1);
  });

  it('is swept where no row knows it, once it is old, and its unused door with it', async () => {
    const [kept, lost, young] = [await sent(), randomUUID(), randomUUID()];
    const door = (await scene.upload(order)).data!.done.upload!.id;
    const pathOf = (id: string) => join(committees.filesFolder, id);
    for (const id of [lost, `${lost}.part`, young]) writeFileSync(pathOf(id), 'sealed');
    const { store, files } = committees.services;
    const hourAgo = new Date(Date.now() - 3_600_000);
    for (const id of [kept, lost, `${lost}.part`]) utimesSync(pathOf(id), hourAgo, hourAgo);
    await everyRow(committees, `update order_document set door_until = now() - interval '1 hour' where id = $1`, [
      door,
    ]);
    await sweepFiles({ store, files, now: () => new Date() }, knownDocuments);
    const left = readdirSync(committees.filesFolder);
    expect([kept, young, lost, `${lost}.part`].map((id) => left.includes(id))).toEqual([true, true, false, false]);
    expect(await everyRow(committees, 'select id from order_document where id = any ($1)', [[kept, door]])).toEqual([
      { id: kept },
    ]);
    expect((await scene.get(kept, 'ck-rehab')).status).toBe(200);
  });

  it('is one of at most twenty', async () => {
    for (let each = 0; each < 20; each++) expect((await scene.upload(order)).data!.done.problems).toEqual([]);
    expect((await scene.upload(order)).data!.done.problems).toEqual([
      { code: 'ORDER_DOCUMENTS_FULL', field: 'input.order' },
    ]);
  });
});
