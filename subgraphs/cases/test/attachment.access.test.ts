import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC_CALLER, serviceCaller } from '@hub/caller';
import { jpegOf } from '@hub/subgraph-kit/testing';
import { attachmentScene, codeOf, declare, type Listed } from './attachment-scene.js';
import { inDays, personScene, terms } from './person-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

const TEXT = Buffer.from('CANARY-TEXT');
const SHELTER = 'shelter-chiang-rai';

let world: World;
let scene: ReturnType<typeof attachmentScene>;
let persons: ReturnType<typeof personScene>;
let opened: string;
let about: string;
/** By kind. */
const files: Record<string, string> = {};
beforeAll(async () => {
  world = await startWorld();
  [scene, persons] = [attachmentScene(world), personScene(world)];
  opened = await persons.accepted();
  about = await persons.registered(opened);
  await persons.assign('cr-secretariat', opened, 'cr-secretariat', 'PL-TH57/SECRETARIAT');
  const attach = async (by: string, kind: string, given: object = { person: about }): Promise<void> => {
    const { id } = await scene.attached(by, jpegOf(), { case: opened, kind, type: 'JPEG', ...given });
    files[kind] = id;
  };
  await attach('ck-duty', 'TOLD_WITH_REPORT', {});
  await attach('ck-duty', 'PHOTO');
  await attach('cr-secretariat', 'MEDICAL');
});
afterAll(() => world.stop());

const open = async (by: string, kind: string, purpose = 'PROTECTION', session?: { mfa: boolean }): Promise<string> =>
  codeOf(await scene.get(by, files[kind]!, purpose, session));

describe('a file is opened', () => {
  it('by who works on the case, of the kinds their office may read, for a purpose it may have', async () => {
    expect(await open('ck-duty', 'TOLD_WITH_REPORT')).toBe('OK');
    expect(await open('ck-duty', 'PHOTO')).toBe('OK');
    expect(await open('cr-secretariat', 'MEDICAL', 'CARE')).toBe('OK');
    expect(await open('ck-duty', 'MEDICAL')).toBe('NOT_FOUND');
    expect(await open('ck-duty', 'PHOTO', 'CARE')).toBe('FORBIDDEN_FIELD');
    expect(await open('ck-duty', 'PHOTO', 'PLEASURE')).toBe('FILE_PURPOSE_NEEDED');
    expect(await codeOf(await scene.get('ck-duty', files['PHOTO']!, null))).toBe('FILE_PURPOSE_NEEDED');
  });

  it('by nobody else, and without a second factor by nobody', async () => {
    const may = new Set(['ck-duty', 'cr-secretariat']);
    for (const who of everybody.filter((each) => !may.has(each)))
      for (const kind of Object.keys(files))
        for (const purpose of ['PROTECTION', 'CARE', 'INVESTIGATION'])
          expect([who, kind, await open(who, kind, purpose, { mfa: true })]).toEqual([
            who,
            kind,
            expect.stringMatching(/^(NOT_FOUND|FORBIDDEN_FIELD)$/),
          ]);
    for (const who of may) expect(await open(who, 'PHOTO', 'PROTECTION', { mfa: false })).toBe('FORBIDDEN_FIELD');
    for (const caller of [PUBLIC_CALLER, serviceCaller('gateway')])
      expect(await codeOf(await world.getFile(`/files/${files['PHOTO']!}?purpose=CARE`, caller))).toBe('NOT_FOUND');
  });

  it('what one cannot see and what is not there is refused alike', async () => {
    const missing = await scene.get('lao-houayxay', randomUUID()).then((given) => given.text(), String);
    const hidden = await scene.get('lao-houayxay', files['PHOTO']!).then((given) => given.text(), String);
    expect(hidden).toBe(missing);
    expect(await open('cr-secretariat', 'PHOTO')).toBe('OK');
  });

  it('by an office it is shared with, as far as share and consent go', async () => {
    const case2 = await persons.accepted();
    const person2 = await persons.registered(case2, {
      consent: terms({ purposes: ['CARE'], recipients: ['SHELTER'] }),
    });
    await persons.assign('cr-secretariat', case2, 'cr-secretariat', 'PL-TH57/SECRETARIAT');
    const { id } = await scene.attached('cr-secretariat', jpegOf(), {
      ...{ case: case2, kind: 'MEDICAL', person: person2, type: 'JPEG' },
    });
    const get = async (purpose = 'CARE') => codeOf(await scene.get('shelter-cr', id, purpose, { mfa: true }));
    expect(await get()).toBe('NOT_FOUND');
    const shared = await persons.share('ck-duty', case2, SHELTER, { purposes: ['CARE'], until: inDays(1) });
    expect(shared.data?.done.problems).toEqual([]);
    expect([await get(), await get('PROTECTION')]).toEqual(['OK', 'FORBIDDEN_FIELD']);
    const [consent] = await persons.consentsOf('ck-duty', person2);
    await persons.withdraw('ck-duty', { consent: consent!.id });
    expect(await get()).not.toBe('OK');
  });
});

describe('a list of files', () => {
  it('shows to each office the kinds it may open, and to who may not see persons nothing', async () => {
    const kindsOf = async (who: string) =>
      ((await scene.list(who, opened)) as Listed[] | null)?.map(({ kind }) => kind).sort() ?? null;
    expect(await kindsOf('ck-duty')).toEqual(['PHOTO', 'TOLD_WITH_REPORT']);
    expect(await kindsOf('cr-secretariat')).toEqual(['MEDICAL', 'PHOTO', 'TOLD_WITH_REPORT']);
    expect(await kindsOf('ck-chair')).toEqual(null);
  });
});

describe('a door', () => {
  const input = () => declare(TEXT, { case: opened });
  it.each([
    ['ck-chair', undefined, 'FORBIDDEN_ACTION'],
    ['ck-focal', undefined, 'FORBIDDEN_ACTION'],
    ['ck-duty', { mfa: false }, 'FORBIDDEN_ACTION'],
    ['cs-duty', undefined, 'NOT_FOUND'],
    ['auditor', undefined, 'FORBIDDEN_ACTION'],
  ])('is not made for %s (%j): %s', async (who, session, code) => {
    const { errors } = await scene.create(who, input(), session);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('is not made for a kind that the office may not read, nor for a person of another case', async () => {
    const medical = await scene.create('ck-duty', declare(TEXT, { case: opened, kind: 'MEDICAL', person: about }));
    expect(medical.errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
    const elsewhere = await persons.registered(await persons.accepted());
    for (const person of [elsewhere, randomUUID(), 'nobody']) {
      const refused = await scene.create('ck-duty', declare(TEXT, { case: opened, kind: 'PHOTO', person }));
      expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('opens to nobody but who made it, and no longer than they work on the case', async () => {
    const case2 = await persons.accepted();
    const make = async () => (await scene.create('ck-duty', declare(TEXT, { case: case2 }))).data!.createUpload.upload!;
    const { path } = await make();
    expect(await scene.put('cr-secretariat', path, TEXT)).toBe('NOT_FOUND');
    expect(await scene.put('ck-chair', path, TEXT)).toBe('FORBIDDEN_ACTION');
    expect(await codeOf(await world.putFile(path.replace('/cases', ''), TEXT, PUBLIC_CALLER))).toBe('AUTH_REQUIRED');
    expect(await scene.put('ck-duty', path, TEXT)).toBe('OK');
    const late = await make();
    const [assignment] = await everyRow(world, 'select id from case_assignment where case_id = $1', [case2]);
    await persons.endAssignment('ck-duty', { assignment: assignment!['id'] });
    expect(await scene.put('ck-duty', late.path, TEXT)).toBe('FORBIDDEN_ACTION');
    expect(await everyRow(world, 'select from attachment where id = $1 and kept_at is not null', [late.id])).toEqual(
      [],
    );
  });

  it('is no way to a file: what was not kept is in no list', async () => {
    const case2 = await persons.accepted();
    const { id } = (await scene.create('ck-duty', declare(TEXT, { case: case2 }))).data!.createUpload.upload!;
    expect(await scene.list('ck-duty', case2)).toEqual([]);
    expect(await codeOf(await scene.get('ck-duty', id))).toBe('NOT_FOUND');
    expect((await scene.remove('ck-duty', id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

it('only who works on the case, and may open it, removes a file', async () => {
  for (const [who, kind] of [
    ['ck-chair', 'PHOTO'],
    ['ck-focal', 'PHOTO'],
    ['ck-duty', 'MEDICAL'],
  ] as const) {
    const { errors } = await scene.remove(who, files[kind]!);
    expect([who, errors?.[0]?.extensions.code]).toEqual([who, expect.stringMatching(/^(FORBIDDEN_ACTION|NOT_FOUND)$/)]);
  }
  expect(await open('ck-duty', 'PHOTO')).toBe('OK');
});
