import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, committees, directoryRecords, outreachEvents, people, person } from '@hub/cast';
import { officesWith } from '@hub/subgraph-kit';
import { everyRow, statementsOf, startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

const CK = committee('DL-TH5703').id;
const by = (key: string) => trainings.callerOf(person(key));

const EVENT = `id heldOn kind topics reach lowerBound female male children adults partner materials version
  place { pcode } committee { id }
  corrections { version heldOn kind topics reach lowerBound female place { pcode } committee { id } correctedAt }`;
interface Event {
  readonly id: string;
  readonly reach: number;
  readonly version: number;
}
interface Page {
  readonly edges: readonly { readonly node: Event }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
type Outcome = { outreachEvent: Event | null; problems: { code: string; field: string }[] } | string;

const listed = async (args = ''): Promise<Page> => {
  const query = `{ outreachEvents(first: 100 ${args}) { edges { node { ${EVENT} } } pageInfo { hasNextPage endCursor } } }`;
  return (await trainings.send<{ outreachEvents: Page }>(query)).data!.outreachEvents;
};
const FACTS = {
  ...{ heldOn: '2022-04-01', place: 'TH5703', kind: 'SCHOOL', topics: ['LEGISLATION'], committee: CK },
  reached: { reach: 30, lowerBound: false },
};
const WHY = { reason: 'The list of names was counted twice' };
let keys = 0;
const record = async (input: object = {}, as = 'ck-chair'): Promise<Outcome> => {
  const given = { ...FACTS, idempotencyKey: `o${keys++}`, ...input };
  const { data, errors } = await trainings.send<{ recordOutreach: Outcome }>(
    `mutation ($input: RecordOutreachInput!) {
       recordOutreach(input: $input) { outreachEvent { ${EVENT} } problems { code field } } }`,
    { input: given },
    by(as),
  );
  return data?.recordOutreach ?? errors![0]!.extensions.code;
};
const correct = async (event: Event, right: object, as = 'ck-chair'): Promise<Outcome> => {
  const { data, errors } = await trainings.send<{ correctOutreach: Outcome }>(
    `mutation ($input: CorrectOutreachInput!) {
       correctOutreach(input: $input) { outreachEvent { ${EVENT} } problems { code field } } }`,
    { input: { ...FACTS, ...WHY, outreachEvent: event.id, version: event.version, ...right } },
    by(as),
  );
  return data?.correctOutreach ?? errors![0]!.extensions.code;
};
const recorded = async (input?: object): Promise<Event> =>
  ((await record(input)) as { outreachEvent: Event }).outreachEvent;

const reachIndicator = async () => {
  interface Figure {
    readonly value: number;
    readonly lowerBound: boolean;
    readonly parts: readonly { readonly key: string; readonly value: number }[];
  }
  const { data } = await trainings.send<{ indicators: { published: Figure[]; recorded: Figure }[] }>(
    '{ indicators(codes: [I12]) { published { value } recorded { value lowerBound parts { key value } } } }',
  );
  return data!.indicators[0]!;
};

describe('outreach', () => {
  it('is read by everybody, latest first, with where it was and whom it reached', async () => {
    const { edges } = await listed();
    const inOrder = [...outreachEvents].sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1)).map(({ id }) => id);
    expect(edges.map(({ node }) => node.id)).toEqual(inOrder);
    expect(edges.at(-1)!.node).toMatchObject({
      ...{ heldOn: '2021-11-18', kind: 'COMMUNITY_MEETING', reach: 64, lowerBound: false, female: 41, male: 23 },
      ...{ children: 6, adults: 58, place: { pcode: 'TH5703' }, committee: { id: CK } },
    });
    const { data } = await trainings.send<{ outreachEvent: Event }>(
      `query ($id: ID!) { outreachEvent(id: $id) { ${EVENT} } }`,
      { id: inOrder[0] },
    );
    expect(data!.outreachEvent).toEqual(edges[0]!.node);
  });

  it('is found by its kind, and by its committee, and continues without gap or repeat', async () => {
    const only = async (args: string) => (await listed(args)).edges.map(({ node }) => node.id);
    const wanted = (test: (event: (typeof outreachEvents)[number]) => boolean) =>
      outreachEvents.filter(test).map(({ id }) => id);
    expect(await only('kind: MARKET')).toEqual(wanted(({ kind }) => kind === 'MARKET'));
    expect((await only(`committee: "${CK}"`)).sort((a, b) => a.localeCompare(b))).toEqual(
      wanted((event) => event.committee === CK).sort((a, b) => a.localeCompare(b)),
    );
    expect(await only('committee: "x"')).toEqual([]);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const query = `query ($after: String) { outreachEvents(first: 2, after: $after) {
        edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
      const { data }: { data?: { outreachEvents: Page } | null } = await trainings.send(query, { after });
      seen.push(...data!.outreachEvents.edges.map(({ node }) => node.id));
      ({ hasNextPage: more, endCursor: after } = data!.outreachEvents.pageInfo);
    }
    expect(seen).toEqual((await listed()).edges.map(({ node }) => node.id));
  });

  it('of several committees costs one statement', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Committee {
      outreach(first: 1) { edges { node { id } } pageInfo { hasNextPage } } } } }`;
    const of = committees.map(({ id }) => ({ __typename: 'Committee', id }));
    expect(await statementsOf(() => trainings.send(query, { of }))).toHaveLength(1);
    const { data } = await trainings.send<{ _entities: { outreach: Page }[] }>(query, {
      of: [{ __typename: 'Committee', id: CK }],
    });
    expect(data!._entities[0]!.outreach).toMatchObject({
      edges: [{ node: { id: outreachEvents[1]!.id } }],
      pageInfo: { hasNextPage: true },
    });
  });
});

describe('people reached', () => {
  it('are summed as participations beside the published 1,632, which stays', async () => {
    const before = await reachIndicator();
    expect(before.published.map(({ value }) => value)).toEqual([1_632]);
    expect(before.recorded).toEqual({
      ...{ value: outreachEvents.reduce((sum, { reach }) => sum + reach, 0), lowerBound: true },
      parts: [
        { key: 'FEMALE', value: outreachEvents.reduce((sum, { female }) => sum + (female ?? 0), 0) },
        { key: 'MALE', value: outreachEvents.reduce((sum, { male }) => sum + (male ?? 0), 0) },
      ],
    });
    await recorded({ reached: { reach: 9, lowerBound: false, female: 4 } });
    const after = await reachIndicator();
    expect(after.recorded.value).toBe(before.recorded.value + 9);
    expect(after.published).toEqual(before.published);
  });
});

describe('an event', () => {
  const right = {
    ...{
      heldOn: '2022-04-02',
      place: 'TH5708',
      kind: 'MARKET',
      topics: ['IDENTIFICATION_AND_REFERRAL'],
      materials: 'Films',
    },
    ...{ reached: { reach: 28, lowerBound: true, female: 20, male: 8 }, partner: 'Demo radio' },
  };

  it('is put right in all that is known of it, and what was recorded is kept and told without its words', async () => {
    const before = await reachIndicator();
    const event = await recorded({ partner: 'Canary Person' });
    const { reached, place, ...facts } = right;
    expect(await correct(event, right)).toMatchObject({
      outreachEvent: { ...facts, ...reached, place: { pcode: place }, committee: { id: CK }, version: 2 },
    });
    const last = (await correct({ ...event, version: 2 }, { ...right, partner: null, materials: null })) as {
      outreachEvent: object;
    };
    const told = { heldOn: '2022-04-01', kind: 'SCHOOL', place: { pcode: 'TH5703' }, committee: { id: CK } };
    expect(last.outreachEvent).toMatchObject({
      ...{ version: 3, partner: null, materials: null },
      corrections: [
        { version: 2, heldOn: '2022-04-02', kind: 'MARKET', reach: 28, lowerBound: true, female: 20 },
        { ...told, version: 1, topics: ['LEGISLATION'], reach: 30, lowerBound: false, female: null },
      ],
    });
    expect(JSON.stringify(last)).not.toContain('Canary');
    expect((await reachIndicator()).recorded.value).toBe(before.recorded.value + 28);
    const kept = 'select partner from outreach_correction where outreach_event = $1 order by version';
    expect(await everyRow(trainings, kept, [event.id])).toEqual([
      { partner: 'Canary Person' },
      { partner: 'Demo radio' },
    ]);
    const audited = `select actor, action from audit_entry where resource = $1`;
    const entry = { actor: `person:${person('ck-chair').id}`, action: 'outreach_event.corrected' };
    expect(await everyRow(trainings, audited, [event.id])).toEqual([entry, entry]);
  });

  it('is put right for a reason, which offices read that read who came to trainings, and nobody else', async () => {
    const event = await recorded();
    await correct(event, { reason: `  ${WHY.reason} ` });
    const query = `query ($id: ID!) { outreachEvent(id: $id) { corrections { version reason } } }`;
    const readers: string[] = [];
    for (const { key } of people) {
      const { data, errors } = await trainings.send<{ outreachEvent: { corrections: object[] } }>(
        query,
        { id: event.id },
        by(key),
      );
      const isReader = officesWith(by(key), 'training:read').length > 0;
      expect([key, data!.outreachEvent.corrections]).toEqual([
        key,
        [{ version: 1, reason: isReader ? WHY.reason : null }],
      ]);
      expect([key, errors?.[0]?.extensions.code]).toEqual([key, isReader ? undefined : 'FORBIDDEN_ACTION']);
      if (isReader) readers.push(key);
    }
    expect(readers).toContain('py-secretariat');
    expect(readers.length).toBeLessThan(people.length);
    const { errors } = await trainings.send(query, { id: event.id });
    expect(errors?.[0]?.extensions.code).toBe('AUTH_REQUIRED');
  });

  it('is put right on the version that was read, by who may record it, and given to another by who may for both', async () => {
    const event = await recorded();
    for (const [given, as] of [
      [right, 'py-secretariat'],
      [{ committee: null }, 'ck-chair'],
      [{ committee: committee('DL-TH5708').id }, 'ck-chair'],
    ] as const)
      expect(await correct(event, given, as)).toBe('NOT_FOUND');
    expect(await correct({ ...event, id: CK }, right)).toBe('NOT_FOUND');
    expect(await correct(event, right, 'ck-duty')).toBe('FORBIDDEN_ACTION');
    const given = await correct(event, { committee: null }, 'cr-secretariat');
    expect(given).toMatchObject({ outreachEvent: { committee: null, corrections: [{ committee: { id: CK } }] } });
    expect(await correct(event, {}, 'cr-secretariat')).toEqual({
      outreachEvent: null,
      problems: [{ code: 'VERSION_CONFLICT', field: 'input.version' }],
    });
    const rows = 'select version from outreach_correction where outreach_event = $1';
    expect(await everyRow(trainings, rows, [event.id])).toEqual([{ version: 1 }]);
  });

  it.each<[object, string, string]>([
    [{ place: 'TH9999' }, 'PLACE_UNKNOWN', 'input.place'],
    [{ heldOn: '2999-01-01' }, 'INPUT_INVALID', 'input.heldOn'],
    [{ topics: [] }, 'INPUT_INVALID', 'input.topics'],
    [{ reason: ' '.repeat(12) }, 'INPUT_INVALID', 'input.reason'],
    [{ reached: { ...right.reached, male: 9 } }, 'OUTREACH_PARTS_EXCEED', 'input.reached.female'],
  ])('is not put right with %j', async (wrong, code, field) => {
    expect(await correct(await recorded(), wrong)).toEqual({ outreachEvent: null, problems: [{ code, field }] });
  });
});

describe('recording outreach', () => {
  it('done twice with one key records one event; with another input it is refused', async () => {
    const input = { idempotencyKey: 'once', partner: ' Demo radio ' };
    const [first, second] = await Promise.all([record(input), record(input)]);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ outreachEvent: { partner: 'Demo radio' }, problems: [] });
    expect(await record({ ...input, kind: 'MEDIA' })).toMatchObject({
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }],
    });
  });

  const reached = { reach: 10, lowerBound: false };
  it.each<[object, string, string]>([
    [{ place: 'TH9999' }, 'PLACE_UNKNOWN', 'input.place'],
    [{ heldOn: '2999-01-01' }, 'INPUT_INVALID', 'input.heldOn'],
    [{ topics: [] }, 'INPUT_INVALID', 'input.topics'],
    [{ partner: ' ' }, 'INPUT_INVALID', 'input.partner'],
    [{ idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
    [{ reached: { ...reached, reach: 0 } }, 'INPUT_INVALID', 'input.reached.reach'],
    [{ reached: { ...reached, children: 6, adults: 5 } }, 'OUTREACH_PARTS_EXCEED', 'input.reached.children'],
  ])('names what to put right: %j', async (wrong, code, field) => {
    expect(await record(wrong)).toEqual({ outreachEvent: null, problems: [{ code, field }] });
  });

  it('is for the committee and those above it, and for what no committee held the province', async () => {
    const may = async (input: object): Promise<string[]> => {
      const found: string[] = [];
      for (const { key } of people) if (typeof (await record(input, key)) !== 'string') found.push(key);
      return found.sort((a, b) => a.localeCompare(b));
    };
    expect(await may({})).toEqual(['ck-chair', 'ck-focal', 'ck-prevention', 'cr-chair', 'cr-secretariat']);
    const provinces = ['cr-chair', 'cr-secretariat', 'py-chair', 'py-secretariat', 'st-chair', 'st-secretariat'];
    expect(await may({ committee: null })).toEqual(provinces);
  });
});
