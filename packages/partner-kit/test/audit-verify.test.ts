import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createSigner, signCheckpoint, type SignedCheckpoint } from '@hub/subgraph-kit';
import { randomBytes } from 'node:crypto';
import { AuditScene, hub } from './scene.js';

jest.setTimeout(180_000);

let scene: AuditScene;

let putBack: () => Promise<void>;

/** Ten entries, witnessed at 4, 8 and 10. */
beforeAll(async () => {
  scene = await AuditScene.open();
  for (const count of [4, 4, 2]) {
    await scene.record(count);
    await scene.checkpoint();
  }
  putBack = await scene.remember();
});
afterEach(() => putBack());
afterAll(() => scene.close());

test('nothing is found in an audit that nobody touched, and its figures are told', async () => {
  await scene.record(3);
  const { code, out, err } = await scene.verify();
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(
    /^cases: 13 entries, head 13 [0-9a-f]{12}, last checkpoint at 10 \(2026-01-01T00:03:00.000Z\), 3 not yet witnessed\n  nothing found\n$/,
  );
});

test('what is found is told with its place, in words or as JSON, and ends with 1', async () => {
  const id = await scene.idAt(5);
  await scene.tamper(`update audit_entry set actor = 'person:x' where id = '${id}'`);
  const { code, out } = await scene.verify();
  expect(code).toBe(1);
  expect(out).toContain(`  ENTRY_EDITED at 5: entry ${id} or the hash before it was changed\n  findings: 1\n`);
  const json = await hub(['audit', 'verify', '--json', ...scene.options()]);
  expect(json.code).toBe(1);
  expect(JSON.parse(json.out)).toMatchObject({
    ...{ name: 'cases', findings: [{ kind: 'ENTRY_EDITED', sequence: 5 }] },
    report: { entries: 10, head: { sequence: 10 }, lastCheckpoint: { sequence: 10 }, unwitnessed: 0 },
  });
});

test('a long audit is walked page by page', async () => {
  await scene.record(2_500);
  await scene.checkpoint();
  expect(await scene.found()).toEqual([]);
  await scene.tamper(`update audit_entry set purpose = 'none' where id = '${await scene.idAt(2_001)}'`);
  expect(await scene.found()).toEqual(['ENTRY_EDITED 2001']);
});

describe('whoever owns the database server is found out when they', () => {
  test.each(['actor', 'action', 'resource_type', 'resource', 'purpose', 'office', 'subject'])(
    'edit the %s of an entry',
    async (column) => {
      await scene.tamper(`update audit_entry set ${column} = 'x' where id = '${await scene.idAt(5)}'`);
      expect(await scene.found()).toEqual(['ENTRY_EDITED 5']);
    },
  );

  test('edit the time of an entry by a microsecond', async () => {
    await scene.tamper(`update audit_entry set at = at + interval '1 microsecond' where id = '${await scene.idAt(5)}'`);
    expect(await scene.found()).toEqual(['ENTRY_EDITED 5']);
  });

  test('edit several entries: each is told', async () => {
    for (const sequence of [2, 5, 9])
      await scene.tamper(`update audit_entry set office = 'x' where id = '${await scene.idAt(sequence)}'`);
    expect(await scene.found()).toEqual(['ENTRY_EDITED 2', 'ENTRY_EDITED 5', 'ENTRY_EDITED 9']);
  });

  test('delete an entry, with its link or without', async () => {
    await scene.tamper(`delete from audit_entry where id = '${await scene.idAt(5)}'`);
    expect(await scene.found()).toEqual(['ENTRY_MISSING 5']);
    await scene.tamper('delete from hub.audit_link where sequence in (5, 6)');
    expect(await scene.found()).toEqual(['ENTRY_MISSING 5', 'ENTRY_INSERTED null']);
  });

  test('delete an entry and close the gap', async () => {
    await scene.tamper(
      `delete from audit_entry where id = '${await scene.idAt(5)}'`,
      'delete from hub.audit_link where sequence = 5',
      'update hub.audit_link set sequence = -sequence where sequence > 5',
      'update hub.audit_link set sequence = -sequence - 1 where sequence < 0',
    );
    const found = await scene.found();
    expect(found).toContain('TAIL_TRUNCATED 10');
    expect(found).toContain('ENTRY_EDITED 5');
    expect(found.filter((finding) => finding.startsWith('ENTRY_REORDERED'))).toHaveLength(4);
    expect(found.filter((finding) => finding === 'HISTORY_REWRITTEN 8')).toHaveLength(2);
  });

  test('swap two entries, or two links', async () => {
    const [third, seventh] = [await scene.idAt(3), await scene.idAt(7)];
    await scene.tamper(
      `update hub.audit_link set entry = gen_random_uuid() where sequence = 3`,
      `update hub.audit_link set entry = '${third}' where sequence = 7`,
      `update hub.audit_link set entry = '${seventh}' where sequence = 3`,
    );
    expect(await scene.found()).toEqual(['ENTRY_REORDERED 3', 'ENTRY_REORDERED 7']);
  });

  test('swap two neighbours with their hashes', async () => {
    await scene.tamper(
      'update hub.audit_link set sequence = -1 where sequence = 6',
      'update hub.audit_link set sequence = 6 where sequence = 7',
      'update hub.audit_link set sequence = 7 where sequence = -1',
    );
    expect(await scene.found()).toEqual(['ENTRY_REORDERED 6', 'ENTRY_REORDERED 7']);
  });

  const insert = `insert into audit_entry (id, actor, action, resource_type, resource, purpose)
    values ('00000000-0000-4000-8000-000000000001', 'person:x', 'case.read', 'case', 'case-1', 'review')`;

  test('put an entry in beside the chain', async () => {
    await scene.tamper(insert);
    expect(await scene.found()).toEqual(['ENTRY_INSERTED null']);
  });

  test('put an entry in the place of another', async () => {
    await scene.tamper(
      insert,
      `update hub.audit_link set entry = '00000000-0000-4000-8000-000000000001' where sequence = 5`,
    );
    expect(await scene.found()).toEqual(['ENTRY_EDITED 5', 'ENTRY_INSERTED null']);
  });

  test('put an entry in the middle and move the rest', async () => {
    await scene.tamper(
      insert,
      'update hub.audit_link set sequence = -sequence where sequence >= 9',
      'update hub.audit_link set sequence = 1 - sequence where sequence < 0',
      `insert into hub.audit_link values (9, '00000000-0000-4000-8000-000000000001', sha256('x'))`,
    );
    const found = await scene.found();
    expect(found.slice(-2)).toEqual(['ENTRY_REORDERED 10', 'ENTRY_REORDERED 11']);
    expect(found).toContain('ENTRY_INSERTED 9');
    expect(found).toContain('HISTORY_REWRITTEN 10');
  });

  test('add to the end', async () => {
    await scene.tamper(
      insert,
      `insert into hub.audit_link values (11, '00000000-0000-4000-8000-000000000001', sha256('x'))`,
    );
    expect(await scene.found()).toEqual(['ENTRY_EDITED 11']);
  });

  const cutAt = (end: number) => [
    `delete from audit_entry where id in (select entry from hub.audit_link where sequence > ${end})`,
    `delete from hub.audit_link where sequence > ${end}`,
  ];
  test('cut the tail off', async () => {
    await scene.tamper(...cutAt(7));
    expect(await scene.found([scene.witnesses[0]!])).toEqual(['TAIL_TRUNCATED 8']);
  });

  test('cut the tail off and let the hub go on', async () => {
    await scene.tamper(...cutAt(7));
    await scene.record(5);
    expect(await scene.found([scene.witnesses[0]!])).toEqual(['HISTORY_REWRITTEN 8', 'HISTORY_REWRITTEN 10']);
    await scene.checkpoint();
    expect(await scene.found([scene.witnesses[0]!])).toEqual(['HISTORY_REWRITTEN 8', 'HISTORY_REWRITTEN 10']);
  });

  test('cut the tail off and let the hub tell witnesses of a shorter chain', async () => {
    await scene.tamper(...cutAt(7));
    await scene.record(1);
    await scene.checkpoint();
    expect(await scene.found([scene.witnesses[0]!])).toEqual([
      'HISTORY_REWRITTEN 8',
      'TAIL_TRUNCATED 9',
      'TAIL_TRUNCATED 9',
    ]);
  });

  test('empty the audit', async () => {
    await scene.tamper('truncate audit_entry, hub.audit_link');
    expect(await scene.found([scene.witnesses[0]!])).toEqual(['TAIL_TRUNCATED 1']);
    await scene.tamper('delete from hub.audit_checkpoint');
    expect(await scene.found([scene.witnesses[0]!])).toEqual(['TAIL_TRUNCATED 1']);
  });

  test('rewrite the whole chain so that it agrees with itself', async () => {
    await scene.tamper(
      `update audit_entry set actor = 'person:somebody-else' where id = '${await scene.idAt(3)}'`,
      `do $$ declare l record; h bytea := decode(repeat('00', 32), 'hex'); begin
         for l in select sequence, e from hub.audit_link join audit_entry e on e.id = entry order by sequence loop
           h := hub.audit_hash(h, l.sequence, l.e);
           update hub.audit_link set hash = h where sequence = l.sequence;
         end loop; end $$`,
    );
    expect(await scene.found([scene.witnesses[0]!])).toEqual([4, 8, 10].map((at) => `HISTORY_REWRITTEN ${at}`));
  });
});

describe('of the witnesses it is found out when', () => {
  let first: string;
  let lines: string[];
  beforeEach(() => {
    first = scene.witnesses[0]!;
    lines = scene.lines(first);
  });
  const change = (line: string, more: Partial<SignedCheckpoint>): string =>
    JSON.stringify({ ...(JSON.parse(line) as SignedCheckpoint), ...more });

  test('a checkpoint was edited', async () => {
    scene.write(first, [lines[0]!, change(lines[1]!, { sequence: 7 }), lines[2]!]);
    expect(await scene.found()).toEqual(['CHECKPOINT_FORGED 7', 'CHECKPOINT_BROKEN 10']);
    scene.write(first, [...lines.slice(0, 2), change(lines[2]!, { at: '2026-01-01T00:03:00.001Z' })]);
    expect(await scene.found([first])).toEqual(['CHECKPOINT_FORGED 10', 'WITNESS_TRUNCATED 10']);
  });

  test('a checkpoint was signed by another key, or is of another subgraph', async () => {
    const stranger = createSigner(randomBytes(32).toString('base64url'));
    const { signature: _, ...last } = JSON.parse(lines[2]!) as SignedCheckpoint;
    scene.write(first, [...lines.slice(0, 2), JSON.stringify(signCheckpoint(last, stranger))]);
    expect(await scene.found()).toEqual(['CHECKPOINT_FORGED 10', 'WITNESS_TRUNCATED 10']);
    const foreign = signCheckpoint({ ...last, subgraph: 'liaison' }, scene.signer);
    scene.write(first, [...lines, JSON.stringify(foreign), 'no checkpoint at all']);
    expect(await scene.found()).toEqual(['CHECKPOINT_FORGED 10', 'CHECKPOINT_FORGED null']);
  });

  test('its end was cut off: the second witness has more', async () => {
    await scene.tamper('delete from hub.audit_checkpoint');
    scene.write(first, lines.slice(0, 2));
    expect(await scene.found()).toEqual(['WITNESS_TRUNCATED 10']);
    expect(await scene.found([first])).toEqual([]);
  });

  test('its end was cut off: the database remembers more', async () => {
    scene.write(first, lines.slice(0, 2));
    expect(await scene.found([first])).toEqual(['WITNESS_TRUNCATED 10']);
  });

  test('its end was cut off and the hub went on', async () => {
    scene.write(first, lines.slice(0, 2));
    await scene.record(1);
    await scene.checkpoint();
    expect(await scene.found([first])).toEqual(['CHECKPOINT_BROKEN 11']);
  });

  test('its beginning was cut off', async () => {
    scene.write(first, lines.slice(1));
    expect(await scene.found([first])).toEqual(['CHECKPOINT_BROKEN 8']);
  });

  test('it was emptied, or taken away', async () => {
    scene.write(first, []);
    expect(await scene.found()).toEqual(['WITNESS_MISSING null']);
    rmSync(first);
    expect(await scene.found([first])).toEqual(['WITNESS_MISSING null']);
  });

  test('what the database remembers was forged', async () => {
    await scene.tamper(`update hub.audit_checkpoint set body = jsonb_set(body, '{sequence}', '1')`);
    expect(await scene.found()).toEqual(['CHECKPOINT_FORGED 1']);
  });

  test('nothing, when a witness keeps a checkpoint twice', async () => {
    scene.write(first, [lines[0]!, lines[0]!, lines[1]!, lines[2]!, lines[2]!]);
    expect(await scene.found()).toEqual([]);
  });
});

describe('what could not be checked is told and ends with 2', () => {
  const [nowhere] = ['postgres://nobody:CANARY@127.0.0.1:1/none'];

  test('an unknown command or option prints how to ask', async () => {
    expect(await hub([])).toMatchObject({ code: 2, err: expect.stringContaining('audit verify') });
    expect(await hub(['audit', 'erase'])).toMatchObject({ code: 2, err: expect.stringContaining('Usage: hub') });
    expect(await hub(['audit', 'verify', '--fast'])).toMatchObject({ code: 2, err: expect.stringContaining('--fast') });
    expect(await hub(['audit', 'verify', '--help'])).toMatchObject({ code: 0, err: '' });
  });

  test('a missing witness or key is asked for', async () => {
    const database = ['audit', 'verify', '--database', scene.database.ownerUrl];
    expect((await hub(database)).err).toContain('--witness is missing');
    expect((await hub([...database, '--witness', 'x'])).err).toContain('--key is missing');
    expect((await hub([...database, '--witness', 'x', '--key', 'short'])).err).toContain('Ed25519 public key');
    expect((await hub(['audit', 'verify', '--witness', 'x'])).err).toContain('--database is missing');
  });

  test('no hub in the folder, no database, the wrong role: a sentence, and no address or password', async () => {
    const absent = await hub(['audit', 'verify'], { HUB_DIR: scene.folder });
    expect(absent).toMatchObject({ code: 2, err: expect.stringContaining('No hub is running here') });
    const ask = (database: string) =>
      hub(['audit', 'verify', ...scene.options().map((word) => (word === scene.database.ownerUrl ? database : word))]);
    const silent = await ask(nowhere!);
    expect(silent).toMatchObject({
      code: 2,
      out: 'cases: could not be checked: the database could not be read: ECONNREFUSED\n',
    });
    const app = await ask(scene.database.appUrl);
    expect(app).toMatchObject({ code: 2, out: expect.stringContaining('the connection of the owner is needed') });
    for (const { out, err } of [silent, app]) expect(out + err).not.toMatch(/CANARY|postgres:/);
  });

  test('the environment of a subgraph stands for the options', async () => {
    const said = await hub(['audit', 'verify', '--subgraph', 'cases'], {
      DATABASE_OWNER_URL_CASES: scene.database.ownerUrl,
      HUB_WITNESS_FILE_CASES: scene.witnesses[0],
      HUB_AUDIT_PUBLIC_KEY_CASES: scene.signer.publicKey,
    });
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('nothing found') });
  });
});
