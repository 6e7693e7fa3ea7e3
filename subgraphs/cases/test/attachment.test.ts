import { randomUUID } from 'node:crypto';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { person } from '@hub/cast';
import { sweepFiles } from '@hub/subgraph-kit';
import { exifOf, jpegOf, pdfOf, pngChunk, pngOf } from '@hub/subgraph-kit/testing';
import { knownAttachments } from '../src/attachment/attachment.sweep.js';
import { attachmentScene, codeOf, declare, type Listed } from './attachment-scene.js';
import { personScene } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const TEXT = Buffer.from('CANARY-TEXT: they were taken across the river.\n'.repeat(4_000));

let world: World;
let scene: ReturnType<typeof attachmentScene>;
let persons: ReturnType<typeof personScene>;
let opened: string;
beforeAll(async () => {
  world = await startWorld();
  [scene, persons] = [attachmentScene(world), personScene(world)];
});
beforeEach(async () => {
  opened = await persons.accepted();
});
afterAll(() => world.stop());

const stored = (id: string): Promise<Buffer> => readFile(join(world.filesFolder, id));
const isStored = async (id: string): Promise<boolean> => (await readdir(world.filesFolder)).includes(id);
const problemOf = async (given: Record<string, unknown>, bytes = TEXT) =>
  (await scene.create('ck-duty', declare(bytes, { case: opened, ...given }))).data?.createUpload.problems[0];

describe('a file that came with a report', () => {
  it('is attached, listed, and given back as it was, to be saved and not shown', async () => {
    const { id, path } = await scene.attached('ck-duty', TEXT, { case: opened });
    expect(await scene.list('ck-duty', opened)).toEqual([
      {
        ...{ id, path, kind: 'TOLD_WITH_REPORT', type: 'TEXT', size: TEXT.length, stripped: true, person: null },
        ...{ origin: 'OFFICE', addedBy: { id: person('ck-duty').id }, ending: null },
      },
    ]);
    const given = await scene.get('ck-duty', id);
    expect(Buffer.from(await given.arrayBuffer())).toEqual(TEXT);
    expect(Object.fromEntries(given.headers)).toMatchObject({
      ...{ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      'content-disposition': `attachment; filename="told-with-report-${id.slice(0, 8)}.txt"`,
    });
  });

  it('is stored sealed and nowhere plain', async () => {
    const { id } = await scene.attached('ck-duty', TEXT, { case: opened });
    expect((await stored(id)).length).toBeGreaterThan(TEXT.length);
    for (const name of await readdir(world.filesFolder)) expect((await stored(name)).includes('CANARY')).toBe(false);
    const rows = await everyRow(world, 'select a::text || k::text as row from attachment a, attachment_key k');
    expect(JSON.stringify(rows)).not.toMatch(/CANARY/);
  });

  it('is opened by whoever is recorded, and by nobody when it cannot be recorded', async () => {
    const { id } = await scene.attached('ck-duty', TEXT, { case: opened });
    const entries = () =>
      everyRow(world, `select actor, action, purpose from audit_entry where resource = $1 and action like 'unseal%'`, [
        id,
      ]);
    expect(await entries()).toEqual([]);
    await (await scene.get('ck-duty', id)).arrayBuffer();
    expect(await entries()).toEqual([
      { actor: `person:${person('ck-duty').id}`, action: 'unseal.file', purpose: 'PROTECTION' },
    ]);
    await everyRow(world, `alter table audit_entry add constraint broken check (action <> 'unseal.file') not valid`);
    try {
      expect(await codeOf(await scene.get('ck-duty', id))).toBe('HUB_INTERNAL');
    } finally {
      await everyRow(world, 'alter table audit_entry drop constraint broken');
    }
  });

  it('that was changed, cut or lost where it is stored is not given', async () => {
    const [one, other] = [
      await scene.attached('ck-duty', TEXT, { case: opened }),
      await scene.attached('ck-duty', TEXT, { case: opened }),
    ];
    await writeFile(join(world.filesFolder, one.id), await stored(other.id));
    await expect(scene.get('ck-duty', one.id).then((given) => given.arrayBuffer())).rejects.toThrow(
      /terminated|fetch failed/,
    );
    await truncate(join(world.filesFolder, other.id), 65_552);
    await expect(scene.get('ck-duty', other.id).then((given) => given.arrayBuffer())).rejects.toThrow(
      /terminated|fetch failed/,
    );
  });
});

describe('a picture of a person', () => {
  it('loses what tells where and with what it was made', async () => {
    const about = await persons.registered(opened);
    const pictures = {
      JPEG: jpegOf({ before: [exifOf(1, 'CANARY-GPS')] }),
      PNG: pngOf([pngChunk('eXIf', 'CANARY-GPS')]),
    };
    for (const [type, bytes] of Object.entries(pictures)) {
      expect(bytes.includes('CANARY')).toBe(true);
      const { id } = await scene.attached('ck-duty', bytes, { case: opened, kind: 'PHOTO', person: about, type });
      const given = Buffer.from(await (await scene.get('ck-duty', id)).arrayBuffer());
      expect(given).toEqual(type === 'JPEG' ? jpegOf() : pngOf());
      const [first] = (await scene.list('ck-duty', opened)) as Listed[];
      expect(first).toMatchObject({ id, type, stripped: true, size: given.length, person: { id: about } });
    }
  });

  it('a PDF is drawn anew without what it told, or refused', async () => {
    const about = await persons.registered(opened);
    const bytes = pdfOf('Seen', { trailer: '/Info << /Author (CANARY-AUTHOR) >>' });
    const given = { case: opened, kind: 'STATEMENT', person: about, type: 'PDF' };
    const { id } = await scene.attached('ck-duty', bytes, given);
    const cleaned = Buffer.from(await (await scene.get('ck-duty', id)).arrayBuffer());
    expect([cleaned.subarray(0, 5).toString(), cleaned.includes('CANARY')]).toEqual(['%PDF-', false]);
    expect(((await scene.list('ck-duty', opened)) as Listed[])[0]!.stripped).toBe(true);
    const locked = pdfOf('Seen', { trailer: '/Encrypt << /Filter /Standard >>' });
    const { path } = (await scene.create('ck-duty', declare(locked, given))).data!.createUpload.upload!;
    expect(await scene.put('ck-duty', path, locked)).toBe('FILE_NOT_CLEANED');
  });

  it('is gone for ever when the person is erased, the others stay', async () => {
    const [about, other] = [await persons.registered(opened), await persons.registered(opened)];
    const attach = (of: string) =>
      scene.attached('ck-duty', jpegOf(), { case: opened, kind: 'PHOTO', person: of, type: 'JPEG' });
    const [gone, stays] = [await attach(about), await attach(other)];
    const waiting = declare(jpegOf(), { case: opened, kind: 'PHOTO', person: about, type: 'JPEG' });
    const door = (await scene.create('ck-duty', waiting)).data!.createUpload.upload!;
    const { errors } = await world.send(
      'mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { problems { code } } }',
      { input: { person: about, reason: 'PERSON_REQUEST' } },
      world.as('dpo'),
    );
    expect(errors).toBeUndefined();
    expect(await codeOf(await scene.get('ck-duty', gone.id))).toBe('NOT_FOUND');
    expect([await isStored(gone.id), await isStored(stays.id)]).toEqual([false, true]);
    expect(await everyRow(world, 'select from attachment_key where attachment_id = $1', [gone.id])).toEqual([]);
    expect(await codeOf(await scene.get('ck-duty', stays.id))).toBe('OK');
    expect(await scene.put('ck-duty', door.path, jpegOf())).toBe('NOT_FOUND');
    expect(await problemOf({ kind: 'PHOTO', person: about })).toEqual({ code: 'PERSON_ERASED', field: 'input.person' });
    expect(((await scene.list('ck-duty', opened)) as Listed[]).map(({ id, ending }) => [id, ending])).toEqual([
      [stays.id, null],
      [gone.id, 'ERASED'],
    ]);
  });
});

describe('an upload', () => {
  it('is one door, once, for each key', async () => {
    const input = declare(TEXT, { case: opened });
    const [one, again] = [await scene.create('ck-duty', input), await scene.create('ck-duty', input)];
    expect(again).toEqual(one);
    const { path } = one.data!.createUpload.upload!;
    expect(await scene.put('ck-duty', path, TEXT)).toBe('OK');
    expect(await scene.put('ck-duty', path, TEXT)).toBe('NOT_FOUND');
    const other = await scene.create('ck-duty', { ...input, size: 1 });
    expect(other.data?.createUpload.problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
  });

  it('takes no other file than the one that was declared, whatever was signed', async () => {
    const other = Buffer.from(TEXT.toString().replace('river', 'ocean'));
    const { path, id } = (await scene.create('ck-duty', declare(TEXT, { case: opened }))).data!.createUpload.upload!;
    expect(await scene.put('ck-duty', path, other)).toBe('FILE_DIFFERS');
    expect(await scene.put('ck-duty', path, Buffer.concat([TEXT, TEXT]))).toBe('FILE_DIFFERS');
    expect(await scene.put('ck-duty', path, other, TEXT)).toBe('FILE_DIFFERS');
    expect([await isStored(id), await scene.list('ck-duty', opened)]).toEqual([false, []]);
    expect(await scene.put('ck-duty', path, TEXT)).toBe('NOT_FOUND');
  });

  it.each([
    ['a page called a picture', Buffer.from('<script>alert(1)</script>'), 'JPEG'],
    ['a program called a text', Buffer.from('MZ\u0090\u0000\u0003'), 'TEXT'],
    ['a picture that is cut', jpegOf().subarray(0, 40), 'JPEG'],
    ['a picture of another kind', pngOf(), 'JPEG'],
  ])('refuses %s', async (_what, bytes, type) => {
    const { path, id } = (await scene.create('ck-duty', declare(bytes, { case: opened, type }))).data!.createUpload
      .upload!;
    expect(await scene.put('ck-duty', path, bytes)).toBe('FILE_TYPE_REFUSED');
    expect([await isStored(id), await scene.list('ck-duty', opened)]).toEqual([false, []]);
  });

  it('is over when its time is', async () => {
    const { path, id } = (await scene.create('ck-duty', declare(TEXT, { case: opened }))).data!.createUpload.upload!;
    await everyRow(world, `update attachment set door_until = now() where id = $1`, [id]);
    expect(await scene.put('ck-duty', path, TEXT)).toBe('NOT_FOUND');
    await everyRow(world, `update attachment set door_until = now() - interval '1 day' where id = $1`, [id]);
    await sweepFiles(world.services, knownAttachments);
    expect(await everyRow(world, 'select from attachment where id = $1', [id])).toEqual([]);
  });

  it.each([
    [{ kind: 'PHOTO' }, 'INPUT_REQUIRED', 'input.person'],
    [{ size: 21 * 1024 * 1024 }, 'FILE_TOO_LARGE', 'input.size'],
    [{ size: 0 }, 'INPUT_INVALID', 'input.size'],
    [{ sha256: 'A'.repeat(64) }, 'INPUT_INVALID', 'input.sha256'],
    [{ idempotencyKey: '' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
  ])('with %j is refused as %s at %s', async (given, code, field) => {
    expect(await problemOf(given)).toEqual({ code, field });
  });

  it('there are at most 200 for one case', async () => {
    await scene.attached('ck-duty', TEXT, { case: opened });
    await everyRow(
      world,
      `insert into attachment select gen_random_uuid(), case_id, person_id, report_id, kind, type, size, content_digest,
         stripped, added_by, added_through, gen_random_uuid(), digest, door_until, taken_at, kept_at, ended_at, ending,
         created_at, origin from attachment, generate_series(1, 199) where case_id = $1`,
      [opened],
    );
    expect(await problemOf({})).toEqual({ code: 'ATTACHMENTS_FULL', field: 'input.case' });
  });
});

it('a file that was removed is gone, and its row says why', async () => {
  const { id } = await scene.attached('ck-duty', TEXT, { case: opened });
  const { data } = await scene.remove('ck-duty', id);
  expect(data?.removeAttachment).toEqual({ attachment: { id, ending: 'WRONG_FILE' }, problems: [] });
  expect([await isStored(id), await codeOf(await scene.get('ck-duty', id))]).toEqual([false, 'NOT_FOUND']);
  expect((await scene.remove('ck-duty', id)).data?.removeAttachment.problems).toEqual([
    { code: 'ATTACHMENT_ENDED', field: 'input.attachment' },
  ]);
  const acts = await everyRow(
    world,
    `select action from audit_entry where resource = $1 and action like 'attachment.%' order by at`,
    [id],
  );
  expect(acts.map(({ action }) => action)).toEqual(['attachment.added', 'attachment.removed']);
});

it('old bytes that nothing opens are swept, all others stay', async () => {
  const [kept, ended] = [
    await scene.attached('ck-duty', TEXT, { case: opened }),
    await scene.attached('ck-duty', TEXT, { case: opened }),
  ];
  const [lost, young] = [randomUUID(), randomUUID()];
  const bytes = await stored(ended.id);
  await scene.remove('ck-duty', ended.id);
  for (const id of [ended.id, lost, `${young}.part`]) await writeFile(join(world.filesFolder, id), bytes);
  const { store, files } = world.services;
  const later = (ms: number) => ({ store, files, now: () => new Date(Date.now() + ms) });
  await sweepFiles(later(0), knownAttachments);
  expect([await isStored(kept.id), await isStored(lost), await isStored(`${young}.part`)]).toEqual([true, true, true]);
  await sweepFiles(later(3_600_000), knownAttachments);
  for (const id of [ended.id, lost, `${young}.part`]) expect([id, await isStored(id)]).toEqual([id, false]);
  expect(await codeOf(await scene.get('ck-duty', kept.id))).toBe('OK');
});
