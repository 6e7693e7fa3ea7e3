import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { counterpart } from '@hub/cast';
import { HubContext } from '@hub/subgraph-kit';
import { acrossTheBorder, CONTACT, disclosureScene, LAO } from './disclosure-scene.js';
import { everybody, startWorld, type World } from './world.js';

let world: World;
let scene: ReturnType<typeof disclosureScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = disclosureScene(world);
});
afterAll(() => world.stop());

const sessions = everybody.flatMap((by) => [true, false].map((mfa) => ({ by, mfa })));
const nameOf = ({ by, mfa }: (typeof sessions)[number]): string => `${by} ${mfa ? 'with' : 'without'} a second factor`;

describe('a package of who returns', () => {
  it('is sealed and taken back by who works on the case and may know it, and by nobody else', async () => {
    const caseId = await scene.persons.accepted();
    const persons = [await scene.persons.registered(caseId, { consent: acrossTheBorder })];
    const { id } = await scene.granted(caseId);
    const refusals = new Map<string, string | null>();
    const sealing: string[] = [];
    for (const each of sessions) {
      const { refusal } = await scene.seal(id, { persons }, each);
      refusals.set(each.by, refusal);
      if (!refusal) sealing.push(nameOf(each));
      else if (each.by !== 'ck-duty') expect((await scene.revoke(id, each)).refusal).toBe(refusal);
    }
    expect(sealing).toEqual(['ck-duty with a second factor']);
    expect((await scene.revoke(id, { mfa: false })).refusal).toBe('FORBIDDEN_ACTION');
    expect((await scene.rowOf(id))['ended_at']).toBeNull();
    // who may disclose at all sees whether there is such a case, and nothing of it
    const stranger = { by: 'ph-duty', mfa: true };
    expect((await scene.seal(id, { persons }, stranger)).refusal).toBe('NOT_FOUND');
    expect((await scene.seal('00000000-0000-4000-8000-000000000000', { persons }, stranger)).refusal).toBe('NOT_FOUND');
    expect((await scene.revoke(id)).refusal).toBeNull();
  });

  it('is opened by the official whom it names, with the code and a second factor, and by nobody else', async () => {
    const one = await scene.sealed();
    for (const each of sessions.filter(({ by, mfa }) => by !== CONTACT || !mfa)) {
      const { done, refusal } = await scene.open(one, one.code, each);
      expect([nameOf(each), refusal, done?.package ?? null]).toEqual([
        nameOf(each),
        expect.stringMatching(/^(NOT_FOUND|FORBIDDEN_ACTION|AUTH_REQUIRED)$/),
        null,
      ]);
    }
    expect((await scene.rowOf(one.id))['wrong_codes']).toBe(0);
    expect((await scene.open(one, one.code)).done!.package).not.toBeNull();
  });

  it('looks to another office and to a colleague in the same as if there were none', async () => {
    const one = await scene.sealed();
    const houayxay = counterpart('counterpart-houayxay').id;
    const none = (await scene.open({ ref: 'REP-AAAAAA' }, one.code)).refusal;
    const caseId = await scene.persons.accepted();
    const persons = [await scene.persons.registered(caseId, { consent: acrossTheBorder })];
    const ofColleague = await scene.granted(caseId, { contact: 'a-colleague-in-the-same-office' });
    const { done } = await scene.seal(ofColleague.id, { persons });
    const unsealed = await scene.granted(caseId);
    expect([
      (await scene.open(one, one.code, { by: 'lao-houayxay', office: houayxay })).refusal,
      (await scene.open(one, one.code, { by: 'lao-houayxay' })).refusal,
      (await scene.open(one, one.code, { office: houayxay })).refusal,
      (await scene.open(ofColleague, done!.openingCode!)).refusal,
      (await scene.open(unsealed, one.code)).refusal,
    ]).toEqual(Array<string | null>(5).fill(none));
    expect(none).toBe('NOT_FOUND');
  });

  it('stays closed while it is not known here what was taken back there, or who holds the office', async () => {
    const one = await scene.sealed();
    const { feedsHeard, directory } = world.services;
    const [heard, confirmed] = [feedsHeard.get('disclosure-grants:liaison')!, directory.confirmedAt];
    feedsHeard.set('disclosure-grants:liaison', Date.now() - 6_000);
    expect((await scene.open(one, one.code)).refusal).toBe('DIRECTORY_STALE');
    feedsHeard.delete('disclosure-grants:liaison');
    expect((await scene.open(one, one.code)).refusal).toBe('DIRECTORY_STALE');
    feedsHeard.set('disclosure-grants:liaison', heard);
    const caller = world.as(CONTACT, { mfa: true });
    directory.confirmedAt = Date.now() - 6_000;
    const stale = await world.send<{ done: object }>(
      `mutation ($input: OpenIdentityPackageInput!) { done: openIdentityPackage(input: $input) { problems { code } } }`,
      { input: { office: LAO, ref: one.ref, code: one.code } },
      caller,
    );
    directory.confirmedAt = confirmed;
    expect(stale.errors?.[0]?.extensions.code).toBe('DIRECTORY_STALE');
    expect((await scene.open(one, one.code)).refusal).toBeNull();
  });

  it('lies in tables that nobody reads but the hub itself', async () => {
    await scene.sealed();
    for (const by of everybody) {
      const rows = await new HubContext(world.as(by, { mfa: true }), world.services).asCaller(
        (tx) => tx.query('select id::text from disclosure union all select person_id::text from disclosure_person'),
        'REPATRIATION',
      );
      expect([by, rows]).toEqual([by, []]);
    }
  });
});
