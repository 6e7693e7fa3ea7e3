import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { namedOffice, office } from '@hub/cast';
import { inDays, LAO, RIVER, type Scene, sceneOf, type Standing } from './return-scene.js';
import { startWorld, takeMessages, type World } from './world.js';

let world: World;
let scene: Scene;
let open: Standing;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
  open = await scene.at('SCHEDULED');
});
afterAll(() => world.stop());

const DESK = 'DL-TH5708/SUPPRESSION_GROUP';
const DAY = inDays(2);
const meeting = { phrase: 'MEETING_POINT', parameters: { crossing: RIVER, day: DAY, dayPart: 'MORNING' } };
const TEXTS = 'en: text(language: EN) th: text(language: TH) lo: text(language: LO) my: text(language: MY)';
const SHOWN = `id ref side phrase at ${TEXTS} parameters { day lastDay dayPart from until personsBand number crossing { id } }`;
const headOf = async (key: string): Promise<number> =>
  Number((await scene.rows('select head from inbox where owner = $1', [namedOffice(key).id]))[0]?.['head'] ?? 0);

interface Said {
  readonly id: string;
  readonly phrase: string;
  readonly side: string;
  readonly en: string;
  readonly [field: string]: unknown;
}
interface Done {
  readonly said: Said | null;
  readonly problems: { readonly code: string; readonly field: string }[];
}
const here = async (input: object, { by = 'cr-secretariat', id = open.id, key = randomUUID() as string } = {}) => {
  const answer = await scene.send<Done>('sayToCounterpart', `said { ${SHOWN} }`, {
    ...{ input: { repatriation: id, idempotencyKey: key, ...input }, by },
  });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data!.done;
};
const there = async (input: object, { by = 'lao-tonpheung', ref = open.ref, key = randomUUID() as string } = {}) => {
  const answer = await scene.send<Done>('sayOfRepatriation', `said { ${SHOWN} }`, {
    ...{ input: { office: LAO, ref, idempotencyKey: key, ...input }, by },
  });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data!.done;
};
interface Page {
  readonly edges: { readonly node: Said }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
const messagesOf = async (id: string, given = 'first: 50', shown = 'phrase side'): Promise<Page> =>
  (
    await scene.read<{ messages: Page }>(
      id,
      `messages(${given}) { edges { node { ${shown} } } pageInfo { hasNextPage endCursor } }`,
    )
  ).messages;

describe('a phrase', () => {
  test('is said by either side and read by both, each in their own language', async () => {
    const said = (await here(meeting)).said!;
    expect(said).toMatchObject({
      ...{ ref: open.ref, side: 'THAILAND', phrase: 'MEETING_POINT' },
      parameters: { day: DAY, dayPart: 'MORNING', crossing: { id: RIVER }, lastDay: null, number: null },
    });
    const texts = ['en', 'th', 'lo', 'my'].map((language) => said[language] as string);
    expect(new Set(texts).size).toBe(4);
    expect(texts[0]).toMatch(
      /^We propose to meet at Golden Triangle boat crossing on \d+ \w+ 20\d\d, in the morning\.$/,
    );
    // where nobody entered the name in a language, its sentence carries the English one
    const NAMES = ['Golden Triangle boat crossing', 'สามเหลี่ยมทองคำ', 'ສາມຫຼ່ຽມຄຳ', 'Golden Triangle boat crossing'];
    expect(texts.map((text, index) => text.includes(NAMES[index]!))).toEqual([true, true, true, true]);
    expect([texts[1], texts[2]].some((text) => text!.includes('boat crossing'))).toBe(false);
    expect(texts[1]).toContain(String(Number(DAY.slice(0, 4)) + 543));
    const reply = (await there({ phrase: 'LATE', parameters: { number: 2 } })).said!;
    expect([reply.side, reply.en]).toEqual(['COUNTERPART', 'We will be about 2 hours late.']);

    const FEED = `query ($office: ID!) { repatriationFeed(office: $office, first: 100) {
      edges { node { ref messages(first: 2) { edges { node { ${SHOWN} } } } } } } }`;
    for (const [who, key] of [
      ['lao-tonpheung', 'counterpart-tonpheung'],
      ['cs-duty', DESK],
    ] as const) {
      const { data } = await world.send<{ repatriationFeed: { edges: { node: { ref: string; messages: Page } }[] } }>(
        FEED,
        { office: namedOffice(key).id },
        world.as(who),
      );
      const { messages } = data!.repatriationFeed.edges.find(({ node }) => node.ref === open.ref)!.node;
      expect(messages.edges.map(({ node }) => node)).toEqual([reply, said]);
    }
  });

  test('is told in the language of who asks, unless they name one, and by the calendar they name', async () => {
    const { id, ref } = await scene.at('COUNTERPART_NOTIFIED');
    await here({ phrase: 'PLEASE_ANSWER_BY', parameters: { day: '2026-11-27' } }, { id });
    const query = `query ($ref: String) { repatriation(ref: $ref) { messages { edges { node {
      text english: text(language: EN) era: text(language: EN, calendar: BUDDHIST) } } } } }`;
    const { data } = await world
      .inLanguage('lo')
      .send<{ repatriation: { messages: Page } }>(query, { ref }, world.as('cr-secretariat'));
    expect(data!.repatriation.messages.edges[0]!.node).toEqual({
      text: 'ກະລຸນາຕອບພາຍໃນວັນທີ 27 ພະຈິກ 2026',
      english: 'Please answer by 27 November 2026.',
      era: 'Please answer by 27 November 2569 BE.',
    });
  });

  test('comes at once to both sides, as an entry that nobody has to answer', async () => {
    const { id, ref } = await scene.at('COUNTERPART_NOTIFIED');
    const [ours, theirs] = [await headOf(DESK), await headOf('counterpart-tonpheung')];
    const waiting = () => scene.rows(`select id from escalation where facts ->> 'repatriation' = $1`, [id]);
    const before = await waiting();
    const { said } = await there({ phrase: 'INTERPRETER_NEEDED' }, { ref });
    interface Told {
      readonly repatriationUpdates: { number: number; head: number; update: object | null };
    }
    const UPDATES = `subscription ($office: ID!, $after: Int) { repatriationUpdates(office: $office, after: $after) {
      number head update { ref state phrase { id ${TEXTS} } } } }`;
    for (const [who, key, after] of [
      ['cs-duty', DESK, ours],
      ['lao-tonpheung', 'counterpart-tonpheung', theirs],
    ] as const) {
      const taken = await takeMessages(
        world.subscribe<Told>(UPDATES, { office: namedOffice(key).id, after }, world.as(who)),
        (messages) => messages.some(({ data }) => data?.repatriationUpdates.update),
      );
      expect(taken.at(-1)!.data!.repatriationUpdates).toMatchObject({
        ...{ number: after + 1, head: after + 1 },
        update: {
          ...{ ref, state: 'COUNTERPART_NOTIFIED' },
          phrase: { id: said!.id, en: 'Please bring an interpreter.', my: said!['my'] },
        },
      });
    }
    expect(await waiting()).toEqual(before);
    expect((await scene.read<{ version: number }>(id, '')).state).toBe('COUNTERPART_NOTIFIED');
  });

  test('is said once, whatever is repeated, and leaves a trail', async () => {
    const { id, ref } = await scene.at('COUNTERPART_NOTIFIED');
    const key = randomUUID();
    const thanks = { phrase: 'THANK_YOU' };
    const [first, second] = await Promise.all([there(thanks, { ref, key }), there(thanks, { ref, key })]);
    expect(second).toEqual(first);
    expect((await there({ phrase: 'UNDERSTOOD' }, { ref, key })).problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
    const shared = randomUUID();
    await here(thanks, { id, key: shared });
    expect((await here(thanks, { key: shared })).problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
    expect((await messagesOf(id)).edges).toHaveLength(2);
    const trail = await scene.rows(
      `select count(*) from audit_entry where resource = $1 and action = 'repatriation.phrase.said'`,
      [id],
    );
    expect(trail).toEqual([{ count: '2' }]);
  });

  test('is one of a conversation that is read page by page, newest first', async () => {
    const { id, ref } = await scene.at('COUNTERPART_NOTIFIED');
    await here({ phrase: 'DOCUMENTS_READY' }, { id });
    await there({ phrase: 'UNDERSTOOD' }, { ref });
    await here({ phrase: 'THANK_YOU' }, { id });
    const first = await messagesOf(id, 'first: 2');
    expect(first.edges.map(({ node }) => node)).toEqual([
      { phrase: 'THANK_YOU', side: 'THAILAND' },
      { phrase: 'UNDERSTOOD', side: 'COUNTERPART' },
    ]);
    const rest = await messagesOf(id, `first: 2, after: "${first.pageInfo.endCursor}"`, 'phrase office { id }');
    expect([rest.edges.map(({ node }) => node), rest.pageInfo.hasNextPage]).toEqual([
      [{ phrase: 'DOCUMENTS_READY', office: { id: office('PL-TH57', 'SECRETARIAT').id } }],
      false,
    ]);
  });

  test.each<[string, object, { code: string; field: string }[]]>([
    [
      'nothing where a day is needed',
      { phrase: 'PLEASE_ANSWER_BY' },
      [{ code: 'PHRASE_PARAMETER_MISSING', field: 'input.parameters.day' }],
    ],
    [
      'more than it has a place for',
      { phrase: 'THANK_YOU', parameters: { number: 3, personsBand: 'ONE' } },
      ['personsBand', 'number'].map((name) => ({
        ...{ code: 'PHRASE_PARAMETER_UNKNOWN', field: `input.parameters.${name}` },
      })),
    ],
    [
      'an hour that is words',
      { phrase: 'OFFICE_ANSWERS', parameters: { day: DAY, from: 'Somsri', until: '16:00' } },
      [{ code: 'INPUT_INVALID', field: 'input.parameters.from' }],
    ],
    [
      'more than thirty',
      { phrase: 'LATE', parameters: { number: 31 } },
      [{ code: 'INPUT_INVALID', field: 'input.parameters.number' }],
    ],
    [
      'days in the wrong order',
      { phrase: 'WINDOW_PROPOSED', parameters: { day: inDays(4), lastDay: inDays(3) } },
      [{ code: 'INPUT_INVALID', field: 'input.parameters.lastDay' }],
    ],
    [
      'a crossing that is none',
      { phrase: 'WAITING', parameters: { crossing: randomUUID() } },
      [{ code: 'NOT_FOUND', field: 'input.parameters.crossing' }],
    ],
  ])('with %s is refused on either side, and told to nobody', async (_, input, problems) => {
    const before = await headOf(DESK);
    for (const say of [here, there]) expect(await say(input)).toEqual({ said: null, problems });
    expect(await headOf(DESK)).toBe(before);
  });

  test('is not said of a return that the other side does not know, or knows no more', async () => {
    const hidden = await scene.requested();
    const refusal = { said: null, problems: [{ code: 'REPATRIATION_NEEDS_RELEASE', field: 'input.repatriation' }] };
    expect(await here({ phrase: 'THANK_YOU' }, { id: hidden.id })).toEqual(refusal);
    const { id } = await scene.at('SCHEDULED');
    await scene.act('withdrawRelease', { repatriation: id, reason: 'SAFETY' });
    expect(await here({ phrase: 'THANK_YOU' }, { id })).toEqual(refusal);
  });
});

test('the desk of the committee that leads the return speaks too, as itself', async () => {
  await here({ phrase: 'ON_THE_WAY', parameters: { crossing: RIVER } }, { by: 'cs-duty' });
  const { edges } = await messagesOf(open.id, 'first: 1', 'phrase office { id }');
  expect(edges[0]!.node).toEqual({ phrase: 'ON_THE_WAY', office: { id: namedOffice(DESK).id } });
});
