import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committees as casts, namedOffice, office, offices, people, seatOffices } from '@hub/cast';
import { everyRow, startFakeGateway, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { isOfSeat, OFFICE_KINDS, SCOPES_OF_OFFICE, TRUSTED_DOCUMENTS } from '@hub/vocabulary';
import type { HandoverLine } from '../src/handover/handover.line.js';
import { sectionsFrom } from '../src/handover/handover.sections.js';
import { callerOf, startCommittees } from './committees-world.js';
import { ANSWERS, handoverScene } from './handover-scene.js';

const BROWSER = [process.env['HUB_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);
let committees: TestSubgraph;
let gateway: Awaited<ReturnType<typeof startFakeGateway>>;
let scene: ReturnType<typeof handoverScene>;
const packs: Record<string, string> = {};
const OFFICES = {
  chair: office('DL-TH5703', 'CHAIR').id,
  focal: office('DL-TH5703', 'FOCAL_POINT').id,
  secretariat: office('PL-TH57', 'SECRETARIAT').id,
  secretary: namedOffice('DL-TH5605/YMCA').id,
};
const COMMITTEES: Readonly<Record<string, string>> = { secretariat: 'PL-TH57', secretary: 'DL-TH5605' };

beforeAll(async () => {
  gateway = await startFakeGateway('committees');
  for (const [path, answer] of Object.entries(ANSWERS)) gateway.answers.set(path, answer);
  committees = await startCommittees({
    settings: { ...gateway.settings, ...(BROWSER && { HUB_CHROMIUM: BROWSER }) },
  });
  scene = handoverScene(committees);
  packs['chair'] = await scene.made(scene.make(OFFICES.chair, 'ck-chair'));
  packs['focal'] = await scene.made(scene.make(OFFICES.focal, 'ck-focal'));
  packs['secretariat'] = await scene.made(scene.make(OFFICES.secretariat, 'cr-secretariat'));
  packs['secretary'] = await scene.made(scene.make(OFFICES.secretary, 'dk-ymca'));
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    const [row] = await scene.query<{ waiting: string }>(
      'select count(*) as waiting from handover_source where attempts = 0',
    );
    const [kept] = await scene.query<{ kept: string }>('select count(*) as kept from handover_section');
    if (row!.waiting === '0' && Number(kept!.kept) >= 30) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}, 90_000);
afterAll(async () => {
  await committees.stop();
  await gateway.stop();
});

const ENGLISH = [
  ...[...offices, ...seatOffices].map(({ nameEn }) => nameEn),
  ...casts.flatMap(({ groups }) =>
    groups.flatMap(({ nameEn, seats }) => [nameEn, ...seats.map((seat) => seat.titleEn)]),
  ),
];

const keys = people.map(({ key }) => key);
const LEADERS = ['ck-chair', 'ck-focal', 'ck-vice'];
const READERS: Readonly<Record<string, readonly string[]>> = {
  chair: LEADERS,
  focal: LEADERS,
  secretariat: ['cr-secretariat'],
  secretary: ['dk-chair', 'dk-duty', 'dk-ymca'],
};

describe.each(Object.keys(OFFICES))('a pack of the %s', (name) => {
  it('is read by its holder and those who lead its committee, a secretariat’s by itself, in the graph and on paper', async () => {
    const [graph, paper, listed]: string[][] = [[], [], []];
    for (const key of keys) {
      if ((await scene.pack(packs[name]!, key))?.sections.length) graph!.push(key);
      const page = await committees.getFile(`/papers/${packs[name]}.html?language=th`, callerOf(committees, key));
      if (page.status === 200) paper!.push(key);
      const rows = await committees.send<{ committee: { offices: object[] | null } }>(
        `query ($code: ID) { committee(code: $code) { offices { handoverPacks { edges { node { id } } } } } }`,
        { code: COMMITTEES[name] ?? 'DL-TH5703' },
        callerOf(committees, key),
      );
      if (JSON.stringify(rows).includes(packs[name]!)) listed!.push(key);
    }
    const readers = [...READERS[name]!].sort();
    expect([graph!.sort(), paper!.sort(), listed!.sort()]).toEqual([readers, readers, readers]);
  });

  it('is asked for by the same and by nobody else', async () => {
    const may: string[] = [];
    for (const key of keys) {
      const office = OFFICES[name as keyof typeof OFFICES];
      const refusal = await scene.refusal(scene.make(office, key, ' '));
      if (typeof refusal !== 'string') may.push(key);
    }
    expect(may.sort()).toEqual([...READERS[name]!].sort());
  });
});

describe.each(casts.map(({ code, id }) => [code, id]))('the pack of the demo for %s', (_, committee) => {
  it('calls no group, office or seat by its English title in Thai, and tells phones', async () => {
    const lines: HandoverLine[] = [];
    for (const document of ['handover-committee', 'handover-work'] as const) {
      const { text } = TRUSTED_DOCUMENTS[document];
      const { data, errors } = await committees.send(text, { committee }, callerOf(committees, 'national-desk'));
      expect(errors).toBeUndefined();
      for (const section of sectionsFrom(document, data, { office: OFFICES.chair, now: new Date() }))
        lines.push(...section.lines);
    }
    const words = lines.flatMap(({ text, textTh }) => (textTh ?? text ?? '').split(' – '));
    // a holder of a seat of the demo is called after it
    const titles = words.filter((each) => !each.endsWith(' Demo'));
    expect(titles.filter((each) => ENGLISH.some((title) => each.includes(title)))).toEqual([]);
    expect(words.some((each) => /^[+]66/.test(each))).toBe(true);
  });
});

it('nobody at all reads or asks without a sign-in', async () => {
  const query = 'query ($id: ID!) { handoverPack(id: $id) { id } }';
  expect((await committees.send(query, { id: packs['chair'] })).data).toEqual({ handoverPack: null });
});

it('the kinds of office that the database lets read are those with the scope, and lead together those who direct', async () => {
  const [policy] = await everyRow(
    committees,
    `select qual from pg_policies where tablename = 'handover_pack' and policyname = 'read'`,
  );
  const lists = [...(policy!['qual'] as string).matchAll(/ARRAY\[([^\]]*)\]/g)].map(([, list]) =>
    OFFICE_KINDS.filter((kind) => list!.includes(`'${kind}'`)),
  );
  const having = (scope: 'handover-pack:read' | 'duty:direct') =>
    OFFICE_KINDS.filter((kind) => SCOPES_OF_OFFICE[kind].includes(scope));
  const [packs, leaders] = [having('handover-pack:read'), having('duty:direct')];
  expect(lists).toEqual([packs, leaders, packs.filter((kind) => leaders.includes(kind) || isOfSeat(kind))]);
});

describe('the page of a pack', () => {
  const page = async (language: string): Promise<string> => {
    const given = await committees.getFile(
      `/papers/${packs['chair']}.html?language=${language}`,
      callerOf(committees, 'ck-chair'),
    );
    expect(given.status).toBe(200);
    return given.text();
  };

  it('has every section in Thai and in English, with the years of each calendar', async () => {
    const [thai, english] = [await page('th'), await page('en')];
    expect([thai, english].map((text) => text.match(/<h2>/g)?.length)).toEqual([14, 14]);
    expect(thai).toContain('แฟ้มส่งมอบงาน');
    expect(thai).toContain('2569');
    expect(english).toContain('Handover pack');
    expect(english).toContain('2026');
  });

  it('names offices in the language of the reader, and where their holders are called', async () => {
    const [thai, english] = [await page('th'), await page('en')];
    const titleTh = 'ประธาน คณะกรรมการป้องกันและปราบปรามการค้ามนุษย์อำเภอเชียงของ';
    expect([thai.includes(titleTh), english.includes(titleTh)]).toEqual([true, false]);
    expect([thai, english].map((text) => text.includes('Chair, Chiang Khong'))).toEqual([false, true]);
    expect([thai, english].map((text) => text.includes('หัวหน้า'))).toEqual([true, false]);
    expect([thai, english].map((text) => /Dao – (.*) – [+]6653711234/.exec(text)?.[1])).toEqual(['ประธาน', 'Head']);
  });

  it('has no script, no outside resource and no word that is not escaped', async () => {
    const text = await page('en');
    expect(text).toContain('Heads of &lt;all&gt;');
    expect(text).not.toMatch(/<(script|img|link|iframe|object|form|a)\b|https?:|url\(|@import|\son\w+=/i);
  });

  it('says what is missing in the language of the reader', async () => {
    expect(await page('th')).toMatch(/class="missing">ยังขาดอยู่/);
    expect(await page('en')).toMatch(/class="missing">Missing/);
  });

  (BROWSER ? it : it.skip)(
    'is a PDF where there is a browser',
    async () => {
      const given = await committees.getFile(
        `/papers/${packs['chair']}.pdf?language=th`,
        callerOf(committees, 'ck-chair'),
      );
      expect([given.status, given.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(
        Buffer.from(await given.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    },
    90_000,
  );
});
