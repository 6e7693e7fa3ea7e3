import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC_CALLER } from '@hub/caller';
import { office, person } from '@hub/cast';
import { type EntityManager, HubContext, systemActor } from '@hub/subgraph-kit';
import { everyRow, startFakeGateway, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { HANDOVER_SECTIONS } from '@hub/vocabulary';
import { openDuePacks } from '../src/handover/handover-packs.job.js';
import { sectionsOfPack } from '../src/handover/handover.reference.js';
import { keepSections } from '../src/handover/handover.store.js';
import { callerOf, startCommittees } from './committees-world.js';
import { ANSWERS, handoverScene, REFERENCE, type SeenPack } from './handover-scene.js';

let committees: TestSubgraph;
let gateway: Awaited<ReturnType<typeof startFakeGateway>>;
let scene: ReturnType<typeof handoverScene>;
beforeAll(async () => {
  gateway = await startFakeGateway('committees');
  for (const [path, answer] of Object.entries(ANSWERS)) gateway.answers.set(path, answer);
  committees = await startCommittees({ settings: gateway.settings });
  scene = handoverScene(committees);
});
afterAll(async () => {
  await committees.stop();
  await gateway.stop();
});

const PATIENCE_MS = 60_000;
const eventually = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (const deadline = Date.now() + PATIENCE_MS; ;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
const sectionOf = (pack: SeenPack, code: string) => pack.sections.find((section) => section.code === code)!;
const isSettled = ({ sections }: SeenPack): boolean => sections.every(({ state }) => state !== 'PENDING');
const settled = (id: string, by: string): Promise<SeenPack> =>
  eventually(async () => {
    const pack = await scene.pack(id, by);
    return pack !== null && isSettled(pack) && pack;
  });
const chair = office('DL-TH5703', 'CHAIR').id;

describe('a pack that is asked for', () => {
  let pack: SeenPack;
  beforeAll(async () => {
    pack = await settled(await scene.made(scene.make(chair, 'ck-focal', 'first')), 'ck-chair');
  }, PATIENCE_MS);

  it('is gathered with the rights of its office alone', () => {
    const own = gateway.asked.filter(({ office: asked }) => asked === chair);
    expect(new Set(own.map(({ path }) => path)).size).toBe(9);
    expect(
      own.every(({ caller: { kind, id, offices } }) => kind === 'SERVICE' && id === 'committees' && !offices.length),
    ).toBe(true);
  });

  it('has every section in order, with counts and references', () => {
    expect(pack.sections.map(({ code }) => code)).toEqual([...HANDOVER_SECTIONS]);
    expect(sectionOf(pack, 'ALERTS').lines).toMatchObject([
      { codeOf: 'EscalationState', code: 'OPEN', count: 3 },
      { codeOf: 'AlertRule', code: 'A1', count: 2, at: '2026-05-01T00:00:00.000Z', references: [REFERENCE] },
    ]);
    expect(sectionOf(pack, 'DUTIES').lines).toMatchObject([
      { codeOf: 'CommitteeDuty', code: 'COORDINATE_COMMITTEES', text: 'Heads of <all>', textTh: 'หัวหน้า' },
    ]);
  });

  it('counts every page of cases, and names none that is over', () => {
    expect(sectionOf(pack, 'CASES').lines).toMatchObject([
      { code: 'SCREENING', count: 1, atLeast: false, references: ['one'] },
      { code: 'CLOSED', count: 1, references: [] },
    ]);
  });

  it('holds a figure back that was held back', () => {
    expect(sectionOf(pack, 'CASE_TREND').lines.map(({ value }) => value)).toEqual([null, '25 cases']);
  });

  it('tells each indicator that its records give, with the years before, and counts every page of trainings', () => {
    expect(sectionOf(pack, 'INDICATORS').lines).toMatchObject([
      {
        ...{ codeOf: 'IndicatorCode', code: 'I3', text: '2026 – 2024: –, 2025: 40', value: '55 participations' },
        ...{ atLeast: true, at: '2026-04-30T17:00:00.000Z' },
      },
    ]);
    expect(sectionOf(pack, 'TRAININGS').lines).toMatchObject([
      { code: 'HELD', count: 1, atLeast: false },
      { code: 'PLANNED', count: 1, atLeast: false },
    ]);
  });

  it('says what is missing and why, and has it once somebody answers', async () => {
    const missing = ['REPATRIATIONS', 'COUNTERPARTS'];
    expect(pack.sections.filter(({ state }) => state === 'MISSING').map(({ code }) => code)).toEqual(missing);
    expect(sectionOf(pack, 'COUNTERPARTS')).toMatchObject({ missingBecause: 'SUBGRAPH_UNAVAILABLE', lines: [] });
    gateway.answers.set('/documents/handover-border', () => ({
      data: {
        committee: {
          counterparts: [
            {
              ...{ id: 'c', nameEn: 'Tonpheung', nameLocal: null, verifyBy: null },
              contacts: [
                {
                  ...{ name: 'K. Duty', role: 'Duty officer' },
                  channels: [
                    { kind: 'MOBILE', address: '+856 20 555' },
                    { kind: 'WECHAT', address: 'kduty' },
                  ],
                },
              ],
            },
          ],
          repatriations: { edges: [{ node: { ref: 'REP-1', state: 'SCHEDULED' } }], pageInfo: { hasNextPage: true } },
        },
      },
    }));
    const later = await eventually(async () => {
      await scene.query(`update handover_source set next_at = now() where done_at is null`);
      const found = (await scene.pack(pack.id, 'ck-chair'))!;
      return found.sections.every(({ state }) => state === 'PRESENT') && found;
    });
    expect(sectionOf(later, 'COUNTERPARTS').lines).toMatchObject([
      { text: 'Tonpheung', references: ['c'] },
      { codeOf: 'ContactChannelKind', code: 'MOBILE', text: 'K. Duty – Duty officer – +856 20 555' },
    ]);
    const printed = await committees.getFile(`/papers/${pack.id}.html?language=en`, callerOf(committees, 'ck-chair'));
    const page = await printed.text();
    for (const words of ['Indicators and their trend', '55 participations', '+856 20 555'])
      expect(page).toContain(words);
    expect(sectionOf(later, 'REPATRIATIONS').lines).toMatchObject([{ count: 1, atLeast: true, references: ['REP-1'] }]);
    expect(sectionOf(later, 'ALERTS')).toEqual(sectionOf(pack, 'ALERTS'));
  });

  it('is one pack for one key, and no other office has that key', async () => {
    expect(await scene.made(scene.make(chair, 'ck-focal', 'first'))).toBe(pack.id);
    expect(await scene.refusal(scene.make(office('DL-TH5703', 'FOCAL_POINT').id, 'ck-focal', 'first'))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
      'input.idempotencyKey',
    ]);
    expect(await scene.refusal(scene.make(chair, 'ck-focal', ' '))).toEqual([
      'IDEMPOTENCY_KEY_REQUIRED',
      'input.idempotencyKey',
    ]);
  });

  it('is never changed, by whoever could', async () => {
    for (const table of ['handover_pack', 'handover_section', 'handover_acknowledgement'])
      for (const statement of [`update ${table} set pack = pack`, `delete from ${table}`])
        await expect(
          everyRow(
            committees,
            statement.replace('set pack = pack', table === 'handover_pack' ? 'set version = 9' : 'set pack = pack'),
          ),
        ).rejects.toThrow('append-only');
  });
});

it('while one is being made no other is', async () => {
  const other = office('DL-TH5713', 'CHAIR').id;
  gateway.answers.delete('/documents/handover-border');
  const [first, second] = await Promise.all([scene.make(other, 'wk-chair'), scene.make(other, 'wk-chair')]);
  const problems = [first, second].flatMap(({ data }) => data!.done.problems.map(({ code }) => code));
  expect(problems).toEqual(['HANDOVER_PACK_PENDING']);
});

it(
  'has every section though one comes while it is read',
  async () => {
    const [{ id }] = await eventually(async () => {
      const packs = await scene.packsOf(office('DL-TH5713', 'CHAIR').id, 'wk-chair');
      return packs.some(isSettled) && (packs as [SeenPack]);
    });
    const reader = new HubContext(callerOf(committees, 'wk-chair'), committees.services);
    let comes: Promise<unknown> | undefined;
    const between = {
      asCaller: <T>(work: (tx: Pick<EntityManager, 'query'>) => Promise<T>): Promise<T> =>
        reader.asCaller((tx) =>
          work({
            query: async (sql, values) => {
              const rows = await tx.query(sql, values);
              await (comes ??= keepBorder(id));
              return rows as never;
            },
          }),
        ),
    };
    const [sections] = await sectionsOfPack([id], between as unknown as HubContext);
    expect((sections as { code: string }[]).map(({ code }) => code)).toEqual([...HANDOVER_SECTIONS]);
  },
  PATIENCE_MS,
);

const keepBorder = (pack: string) =>
  new HubContext(PUBLIC_CALLER, committees.services).asSystem('test', (tx) =>
    keepSections(
      tx,
      { pack, document: 'handover-border' },
      { sections: (['REPATRIATIONS', 'COUNTERPARTS'] as const).map((code) => ({ code, lines: [] })), at: new Date() },
    ),
  );

describe('a pack of a term that ends', () => {
  const endsIn = (days: number) =>
    scene.query(
      `update appointment set ends_at = now() + make_interval(hours => $2) where office = $1 and ends_at > now()`,
      [chair, Math.round(days * 24)],
    );
  /** What the job does every few seconds. */
  const look = () =>
    committees.services.store.inActor(systemActor('test'), (tx) => openDuePacks(tx, committees.services));
  const automatic = async (occasion: string): Promise<SeenPack[]> =>
    (await scene.packsOf(chair, 'ck-focal')).filter((pack) => pack.occasion === occasion);

  it(
    'is made by itself 60 days before, once',
    async () => {
      await endsIn(61);
      await look();
      expect(await automatic('ENDING')).toEqual([]);
      await endsIn(59.9);
      const [pack] = await eventually(async () => {
        const packs = await automatic('ENDING');
        return packs.length > 0 && packs;
      });
      expect(Date.parse(pack!.concernsAt!)).toBeGreaterThan(Date.now() + 59 * 86_400_000);
      await settled(pack!.id, 'ck-chair');
      await endsIn(20);
      await look();
      expect(await automatic('ENDING')).toHaveLength(1);
    },
    3 * PATIENCE_MS,
  );

  it(
    'is acknowledged by whoever follows, once, and not by whoever leaves or merely acts',
    async () => {
      const [pack] = await automatic('ENDING');
      expect(await scene.refusal(scene.acknowledge(pack!.id, 'ck-chair'))).toEqual(['HANDOVER_PACK_OWN', 'input.pack']);
      expect(await scene.refusal(scene.acknowledge(pack!.id, 'ck-vice'))).toBe('FORBIDDEN_ACTION');
      expect(await scene.refusal(scene.acknowledge(pack!.id, 'cs-chair'))).toBe('NOT_FOUND');
      await scene.appoint('ck-chair-former', chair);
      await eventually(async () =>
        committees.services.directory
          .held(person('ck-chair-former').id, Date.now())
          .some(({ office: id }) => id === chair),
      );
      for (let times = 0; times < 2; times++) await scene.made(scene.acknowledge(pack!.id, 'ck-chair-former'));
      const { acknowledgements } = (await scene.pack(pack!.id, 'ck-focal'))!;
      expect(acknowledgements).toMatchObject([{ official: { id: person('ck-chair-former').id } }]);
      const audited = await everyRow(
        committees,
        `select action, actor from audit_entry where resource = '${pack!.id}' order by at`,
      );
      expect(audited).toEqual([
        { action: 'handover_pack.made', actor: 'system:handover-packs' },
        { action: 'handover_pack.acknowledged', actor: `person:${person('ck-chair-former').id}` },
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'is followed by another when nobody holds the seat, and whoever left reads nothing',
    async () => {
      const leaving = callerOf(committees, 'ck-chair-former');
      expect(leaving.offices.length).toBeGreaterThan(0);
      await scene.query(`update appointment set ends_at = now() where office = $1 and ends_at > now()`, [chair]);
      const [pack] = await eventually(async () => {
        const packs = await automatic('VACANT');
        return packs.length > 0 && packs;
      });
      expect(pack!.version).toBeGreaterThan(2);
      const gone = { ...leaving, offices: [], scopes: [] };
      const { data } = await committees.send<{ handoverPack: unknown }>(
        'query ($id: ID!) { handoverPack(id: $id) { id } }',
        { id: pack!.id },
        gone,
      );
      expect(data!.handoverPack).toBeNull();
    },
    2 * PATIENCE_MS,
  );
});
