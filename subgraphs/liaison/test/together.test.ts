import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { namedOffice, office } from '@hub/cast';
import { inDays, LAO, RIVER, type Scene, sceneOf, type Standing } from './return-scene.js';
import { startWorld, type World } from './world.js';

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
});
afterAll(() => world.stop());

describe('those who cross together', () => {
  const MOVEMENT = 'movement { id version repatriations { id state windowStart crossing { id } movement { id } } }';
  interface Done {
    readonly movement: {
      readonly id: string;
      readonly version: number;
      readonly repatriations: { id: string; state: string; windowStart: string; movement: { id: string } | null }[];
    } | null;
    readonly problems: { code: string; field: string }[];
  }
  const command = async (field: string, input: object, by = 'cr-secretariat'): Promise<Done> =>
    (await scene.send<Done>(field, MOVEMENT, { input, by })).data!.done;
  const planned = (members: readonly Standing[], given: object = {}) => ({
    idempotencyKey: randomUUID(),
    repatriations: members.map(({ id, version }) => ({ repatriation: id, version })),
    ...{ crossing: RIVER, windowStart: inDays(4), windowEnd: inDays(5), ...given },
  });
  const plan = (members: readonly Standing[], given: object = {}) =>
    command('planRepatriationMovement', planned(members, given));

  test('are scheduled, moved and let go together, and told to the other side one by one', async () => {
    const members = [await scene.at('CLEARED'), await scene.at('CLEARED', { personsBand: 'TWO_TO_FIVE' })];
    const input = planned(members);
    const { movement, problems } = await command('planRepatriationMovement', input);
    expect(problems).toEqual([]);
    expect(movement?.repatriations.map(({ state }) => state)).toEqual(['SCHEDULED', 'SCHEDULED']);
    expect((await command('planRepatriationMovement', input)).movement).toEqual(movement);
    expect(await command('planRepatriationMovement', { ...input, windowEnd: inDays(6) })).toEqual({
      movement: null,
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }],
    });

    const change = { movement: movement!.id, crossing: RIVER, windowStart: inDays(7), windowEnd: inDays(8) };
    const later = await command('rescheduleRepatriationMovement', { ...change, reason: 'TRANSPORT', version: 1 });
    expect(later.movement?.repatriations.map(({ windowStart }) => windowStart)).toEqual([inDays(7), inDays(7)]);
    const stale = await command('startRepatriationMovement', { movement: movement!.id, version: 1 });
    expect(stale.problems).toEqual([{ code: 'VERSION_CONFLICT', field: 'input.version' }]);
    await command('startRepatriationMovement', { movement: movement!.id, version: 2 });
    for (const { ref } of members) {
      const shown = await scene.feed(ref);
      expect(shown).toMatchObject({ state: 'IN_TRANSIT', windowStart: inDays(7) });
      expect(JSON.stringify(shown)).not.toContain(movement!.id);
    }
    await scene.confirm(members[0]!.id);
    await scene.confirmThere(members[0]!.ref);
    expect((await scene.read<object>(members[1]!.id, '')).state).toBe('IN_TRANSIT');
  });

  test('all of them or none: one that is not ready is named, and the key stays free', async () => {
    const [ready, early] = [await scene.at('CLEARED'), await scene.at('TRACING')];
    const gone = await scene.at('CLEARED');
    await scene.unprove(gone.id, 'CONSENT_GIVEN');
    const input = planned([ready, early, { ...gone, version: gone.version + 1 }]);
    const { problems } = await command('planRepatriationMovement', input);
    expect(problems).toEqual([
      { code: 'REPATRIATION_STATE_FORBIDS', field: 'input.repatriations.1' },
      { code: 'REPATRIATION_NEEDS_CONSENT', field: 'input.repatriations.2' },
    ]);
    expect((await scene.read<object>(ready.id, '')).state).toBe('CLEARED');
    await scene.prove(gone.id, 'CONSENT_GIVEN');
    const again = planned([ready, { ...gone, version: gone.version + 2 }]);
    const second = await command('planRepatriationMovement', { ...again, idempotencyKey: input.idempotencyKey });
    expect(second.problems).toEqual([]);
  });

  test('of two directions do not cross together', async () => {
    const members = [await scene.at('CLEARED'), await scene.at('CLEARED', { direction: 'OUTBOUND' })];
    expect((await plan(members)).problems).toEqual([
      { code: 'MOVEMENT_NEEDS_ONE_WAY', field: 'input.repatriations.1' },
    ]);
  });

  test('one who is held, or given another window, goes on alone', async () => {
    const members = [await scene.at('CLEARED'), await scene.at('CLEARED'), await scene.at('CLEARED')];
    const { movement } = await plan(members);
    await scene.to(members[0]!.id, 'ON_HOLD', 'HEALTH');
    await scene.reschedule(members[1]!.id, 'DOCUMENTS', 20);
    const { problems, movement: left } = await command('startRepatriationMovement', {
      movement: movement!.id,
      version: 1,
    });
    expect(problems).toEqual([]);
    expect(left?.repatriations.map(({ id }) => id)).toEqual([members[2]!.id]);
  });

  test('a person in it who took back the consent holds the others until that is settled', async () => {
    const members = [await scene.at('CLEARED'), await scene.at('CLEARED')];
    const { movement } = await plan(members);
    await scene.unprove(members[0]!.id, 'CONSENT_GIVEN');
    const start = () => command('startRepatriationMovement', { movement: movement!.id, version: 1 });
    expect((await start()).problems).toEqual([{ code: 'REPATRIATION_NEEDS_CONSENT', field: 'input.movement' }]);
    await scene.to(members[0]!.id, 'WITHDRAWN', 'WISH_OF_PERSON');
    expect((await start()).problems).toEqual([]);
    expect((await scene.read<object>(members[0]!.id, '')).state).toBe('WITHDRAWN');
  });

  test('two plans that want the same persons at the same moment do not wait for each other for ever', async () => {
    const members = [await scene.at('CLEARED'), await scene.at('CLEARED')];
    const both = await Promise.all([plan(members), plan([...members].reverse())]);
    expect(both.filter(({ problems }) => !problems.length)).toHaveLength(1);
  });
});

describe('the chain of coordination', () => {
  type Link = { level: string; act: string; office: { id: string }; recordedBy: { id: string } | null };
  const chainOf = async (id: string): Promise<Link[]> =>
    (await scene.read<{ coordination: Link[] }>(id, 'coordination { level act office { id } at recordedBy { id } }'))
      .coordination;
  const record = (id: string, key: string, act: string, at = new Date()) =>
    scene.act('recordCoordination', { repatriation: id, office: namedOffice(key).id, act, at: at.toISOString() });

  test('shows whom the hub told, from the district on; the other side only from the release on', async () => {
    const { id } = await scene.requested();
    expect(new Set((await chainOf(id)).map(({ level, act }) => `${level} ${act}`))).toEqual(
      new Set(['DISTRICT TOLD', 'PROVINCE TOLD']),
    );
    await scene.done('releaseRepatriation', { repatriation: id, legalBasis: 'agreement of 2005' });
    const there = (await chainOf(id)).filter(({ level }) => level === 'COUNTERPART');
    expect(there).toMatchObject([{ act: 'TOLD', office: { id: LAO }, recordedBy: null }]);
  });

  test('takes up who was told and who agreed outside the hub, once', async () => {
    const { id } = await scene.requested();
    expect((await record(id, 'counterpart-tonpheung', 'AGREED')).problems).toEqual([
      { code: 'REPATRIATION_NEEDS_RELEASE', field: 'input.repatriation' },
    ]);
    await record(id, 'NL-TH/NATIONAL_DESK', 'TOLD', new Date('2026-01-05T10:00:00Z'));
    await record(id, 'NL-TH/NATIONAL_DESK', 'AGREED', new Date('2026-01-06T10:00:00Z'));
    await record(id, 'NL-TH/NATIONAL_DESK', 'AGREED', new Date('2026-01-07T10:00:00Z'));
    const national = (await chainOf(id)).filter(({ level }) => level === 'NATIONAL');
    const by = { id: office('PL-TH57', 'SECRETARIAT').id };
    expect(national).toEqual([
      expect.objectContaining({ act: 'TOLD', at: '2026-01-05T10:00:00.000Z', recordedBy: by }),
      expect.objectContaining({ act: 'AGREED', at: '2026-01-06T10:00:00.000Z', recordedBy: by }),
    ]);
    const trail = await scene.rows(
      `select 1 from audit_entry where resource = $1 and action = 'repatriation.coordination.recorded'`,
      [id],
    );
    expect(trail).toHaveLength(2);
  });

  test('knows only its own offices, and nothing that is still to come', async () => {
    const { id } = await scene.requested();
    for (const outside of ['counterpart-houayxay', 'DL-TH5703/SUPPRESSION_GROUP'])
      expect((await record(id, outside, 'TOLD')).problems).toEqual([
        { code: 'COORDINATION_OUTSIDE_CHAIN', field: 'input.office' },
      ]);
    const tomorrow = new Date(Date.now() + 86_400_000);
    expect((await record(id, 'NL-TH/NATIONAL_DESK', 'TOLD', tomorrow)).problems).toEqual([
      { code: 'INPUT_INVALID', field: 'input.at' },
    ]);
  });
});
