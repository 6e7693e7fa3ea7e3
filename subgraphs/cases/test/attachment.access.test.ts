import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC_CALLER, serviceCaller } from '@hub/caller';
import { exifOf, jpegOf } from '@hub/subgraph-kit/testing';
import { attachmentScene, codeOf, declare, type Listed, sending } from './attachment-scene.js';
import { inDays, personScene, terms } from './person-scene.js';
import { tipScene } from './tip-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

const TEXT = Buffer.from('CANARY-TEXT');
const SHELTER = 'shelter-chiang-rai';

let world: World;
let scene: ReturnType<typeof attachmentScene>;
let persons: ReturnType<typeof personScene>;
let tips: ReturnType<typeof tipScene>;
let opened: string;
let about: string;
/** By kind. */
const files: Record<string, string> = {};
beforeAll(async () => {
  world = await startWorld();
  [scene, persons, tips] = [attachmentScene(world), personScene(world), tipScene(world)];
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

describe('who reported sends files and reads none', () => {
  const PICTURE = jpegOf({ before: [exifOf(1, 'CANARY-GPS')] });
  const reported = async (given: Record<string, unknown> = {}, by = 'volunteer-ck') => {
    const { data } = await world.report(given, by);
    const report = data!.reportIncident.receipt!.id;
    const [row] = await everyRow(world, 'select case_id from report where id = $1', [report]);
    return { report, id: String(row!['case_id']) };
  };
  const seen = async (id: string) => {
    await persons.take(id);
    return (await scene.list('ck-duty', id)) as Listed[];
  };

  it('with a report of their own, without a second factor; whoever works on the case does not learn from whom', async () => {
    const { report, id } = await reported();
    const input = sending(PICTURE, { report, type: 'JPEG' });
    const made = await scene.send('Report', input, world.as('volunteer-ck'));
    expect(made.problems).toEqual([]);
    expect(await scene.send('Report', input, world.as('volunteer-ck'))).toEqual(made);
    expect(await scene.put('ck-duty', made.upload!.path, PICTURE)).toBe('NOT_FOUND');
    expect(await scene.putAs(PUBLIC_CALLER, made.upload!.path, PICTURE)).toBe('NOT_FOUND');
    expect(await scene.put('volunteer-ck', made.upload!.path, PICTURE)).toBe('OK');
    const [file, ...more] = await seen(id);
    expect(more).toEqual([]);
    expect(file).toMatchObject({ kind: 'TOLD_WITH_REPORT', origin: 'REPORTER', stripped: true, addedBy: null });
    expect(Buffer.from(await (await scene.get('ck-duty', file!.id)).arrayBuffer())).toEqual(jpegOf());
    expect(await codeOf(await scene.get('volunteer-ck', file!.id, 'PROTECTION', { mfa: true }))).toBe('NOT_FOUND');
    expect(Array.isArray(await scene.list('volunteer-ck', id))).toBe(false);
  });

  it('with no report of somebody else, and not without the right to report', async () => {
    const { report } = await reported({}, 'ck-duty');
    const input = sending(TEXT, { report });
    for (const who of ['ck-relief', 'volunteer-ck', 'ngo-partner'])
      await expect(scene.send('Report', input, world.as(who))).rejects.toThrow('NOT_FOUND');
    for (const who of ['auditor', 'lao-houayxay', 'admin'])
      await expect(scene.send('Report', input, world.as(who))).rejects.toThrow('FORBIDDEN_ACTION');
    await expect(scene.send('Report', input, PUBLIC_CALLER)).rejects.toThrow('AUTH_REQUIRED');
    await expect(scene.send('Report', { ...input, report: 'mine' }, world.as('ck-duty'))).rejects.toThrow('NOT_FOUND');
  });

  it('with a tip, by its code alone', async () => {
    const { receipt } = await tips.submit();
    const id = await tips.newest();
    const send = (code: string) => scene.send('Tip', sending(PICTURE, { code, type: 'JPEG' }), PUBLIC_CALLER);
    expect(await send('AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA')).toEqual({
      ...{ upload: null, problems: [{ code: 'NOT_FOUND', field: 'input.code' }] },
    });
    const { upload } = await send(receipt!.code);
    expect(await scene.putAs(PUBLIC_CALLER, upload!.path, TEXT)).toBe('FILE_DIFFERS');
    expect(await scene.putAs(PUBLIC_CALLER, upload!.path, PICTURE)).toBe('OK');
    expect(await scene.putAs(PUBLIC_CALLER, upload!.path, PICTURE)).toBe('NOT_FOUND');
    const path = `${upload!.path.replace('/cases', '')}?purpose=PROTECTION`;
    expect(await codeOf(await world.getFile(path, PUBLIC_CALLER))).toBe('NOT_FOUND');
    const [file] = await seen(id);
    expect(file).toMatchObject({ origin: 'TIP', stripped: true, addedBy: null });
    expect((await tips.look(receipt!.code)).data!.tip!.additions).toBe(1);
    const acts = await everyRow(world, `select actor from audit_entry where resource = $1 and action = $2`, [
      ...[file!.id, 'attachment.added'],
    ]);
    expect(acts).toEqual([{ actor: 'public' }]);
  });

  it('which whoever took the case up is told of', async () => {
    const told = async (id: string): Promise<number> =>
      (await everyRow(world, `select from inbox_entry where body ->> 'case' = $1 and body ->> 'rule' = 'A19'`, [id]))
        .length;
    const { receipt } = await tips.submit();
    const id = await tips.newest();
    const send = async () => {
      const { upload } = await scene.send('Tip', sending(TEXT, { code: receipt!.code }), PUBLIC_CALLER);
      return scene.putAs(PUBLIC_CALLER, upload!.path, TEXT);
    };
    expect([await send(), await told(id)]).toEqual(['OK', 0]);
    await persons.take(id);
    expect([await send(), await told(id)]).toEqual(['OK', 1]);
  });

  it('of bounded number and size, each of a type that is taken', async () => {
    const { receipt } = await tips.submit();
    const send = (given: Record<string, unknown>) =>
      scene.send('Tip', sending(TEXT, { code: receipt!.code, ...given }), PUBLIC_CALLER);
    const problemOf = async (given: Record<string, unknown>) => (await send(given)).problems[0];
    expect(await problemOf({ size: 0 })).toEqual({ code: 'INPUT_INVALID', field: 'input.size' });
    expect(await problemOf({ size: 21 << 20 })).toEqual({ code: 'FILE_TOO_LARGE', field: 'input.size' });
    const page = Buffer.from('<script>');
    const { upload } = await scene.send('Tip', sending(page, { code: receipt!.code, type: 'PNG' }), PUBLIC_CALLER);
    expect(await scene.putAs(PUBLIC_CALLER, upload!.path, page)).toBe('FILE_TYPE_REFUSED');
    expect(await problemOf({ size: 20 << 20 })).toEqual({ code: 'REPORT_FILES_FULL', field: 'input.size' });
    for (let n = 0; n < 4; n++) expect(await problemOf({})).toBeUndefined();
    expect(await problemOf({})).toEqual({ code: 'REPORT_FILES_FULL', field: 'input.size' });
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
    expect(await scene.put('ck-chair', path, TEXT)).toBe('NOT_FOUND');
    expect(await codeOf(await world.putFile(path.replace('/cases', ''), TEXT, PUBLIC_CALLER))).toBe('NOT_FOUND');
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
