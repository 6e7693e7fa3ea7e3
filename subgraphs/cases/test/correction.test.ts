import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { namedOffice, offices } from '@hub/cast';
import { systemActor } from '@hub/subgraph-kit';
import { countReported } from '../src/statistics/statistics.store.js';
import { tellNextTrend } from '../src/trend/trend.job.js';
import { lifecycleScene } from './lifecycle-scene.js';
import { GROUP, personScene, refusalOf } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let people: ReturnType<typeof personScene>;
let versionOf: ReturnType<typeof lifecycleScene>['versionOf'];
beforeAll(async () => {
  world = await startWorld();
  people = personScene(world);
  ({ versionOf } = lifecycleScene(world));
});
afterAll(() => world.stop());

const FACTS =
  'district { pcode } originPlace { pcode } transitPlaces { pcode } category siteClass source personsBand exploitationAbroad';
const SIX_PLACES = ['TH5601', 'TH5602', 'TH5603', 'TH5604', 'TH5605', 'TH5606'];
interface Corrected {
  readonly done: {
    readonly case: Record<string, unknown> | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}
const correct = async (id: string, given: Record<string, unknown>, by = 'ck-duty') =>
  world.send<Corrected>(
    `mutation ($input: CorrectCaseInput!) { done: correctCase(input: $input) {
      case { ${FACTS} version steps { act reason former { ${FACTS} } } timeline(first: 1) { edges { node { kind } } } }
      problems { code field } } }`,
    { input: { case: id, version: await versionOf(id), reason: 'DECIDED_IN_ERROR', ...given } },
    world.as(by),
  );

/** Who was told of a case by a rule, in the order of their keys. */
const toldBy = async (rule: 'A3' | 'A4', id: string): Promise<string[]> => {
  const rows = await everyRow(
    world,
    `select a.office from case_alert a join inbox_entry e on e.inbox = a.inbox and e.number = a.number
      where a.case_id = $1 and e.body ->> 'rule' = $2`,
    [id, rule],
  );
  return rows.map(({ office }) => offices.find((each) => each.id === office)!.key).toSorted();
};

describe('what was told of a case', () => {
  it('is put right by who works on it, and what it was is kept', async () => {
    const id = await people.accepted();
    const { data } = await correct(id, {
      ...{ category: 'FORCED_CRIMINALITY', siteClass: 'SCAM_COMPOUND', source: 'NGO', personsBand: 'OVER_TWENTY' },
      ...{ place: 'TH5708', transitPlaces: ['TH5703', 'TH5703'] },
    });
    expect(data?.done).toEqual({
      problems: [],
      case: {
        ...{ district: { pcode: 'TH5708' }, category: 'FORCED_CRIMINALITY', siteClass: 'SCAM_COMPOUND', source: 'NGO' },
        ...{ personsBand: 'OVER_TWENTY', exploitationAbroad: false, version: 3 },
        ...{ originPlace: null, transitPlaces: [{ pcode: 'TH5703' }] },
        steps: [
          { act: 'MOVED', reason: null, former: null },
          {
            ...{ act: 'CORRECTED', reason: 'DECIDED_IN_ERROR' },
            former: {
              ...{ district: { pcode: 'TH5703' }, category: 'LABOUR_EXPLOITATION', siteClass: null, source: 'FAMILY' },
              ...{ personsBand: 'TWO_TO_FIVE', exploitationAbroad: null, originPlace: null, transitPlaces: [] },
            },
          },
        ],
        timeline: { edges: [{ node: { kind: 'case.corrected' } }] },
      },
    });
    const again = await correct(id, { category: 'FORCED_CRIMINALITY', siteClass: null });
    expect(again.data?.done.case).toMatchObject({ siteClass: 'SCAM_COMPOUND', version: 3 });
  });

  it.each<[string, Record<string, unknown>, string, [string, string] | string]>([
    ['by who only sees it', {}, 'cr-secretariat', 'FORBIDDEN_ACTION'],
    ['by who does not see it', {}, 'ms-duty', 'NOT_FOUND'],
    ['on another version', { version: 1 }, 'ck-duty', ['VERSION_CONFLICT', 'input.version']],
    ['for a reason that is none', { reason: 'CAPACITY' }, 'ck-duty', ['CASE_NEEDS_REASON', 'input.reason']],
    ['to no place', { place: 'TH999999' }, 'ck-duty', ['PLACE_UNKNOWN', 'input.place']],
    ['to no origin', { originPlace: 'TH999999' }, 'ck-duty', ['PLACE_UNKNOWN', 'input.originPlace']],
    ['by six places', { transitPlaces: SIX_PLACES }, 'ck-duty', ['INPUT_INVALID', 'input.transitPlaces']],
    ['to a whole province', { place: 'TH57' }, 'ck-duty', ['PLACE_NOT_REPORTABLE', 'input.place']],
    ['to fewer than there are', { personsBand: 'ONE' }, 'ck-duty', ['REPORT_PERSONS_DISAGREE', 'input.personsBand']],
  ])('is not put right %s', async (_, given, by, refusal) => {
    const id = await people.accepted();
    await people.registered(id);
    await people.registered(id);
    const before = await everyRow(world, 'select * from case_file where id = $1', [id]);
    const answer = await correct(id, { category: 'OTHER', ...given }, by);
    if (typeof refusal === 'string') expect(refusalOf(answer)).toBe(refusal);
    else expect(answer.data?.done.problems).toEqual([{ code: refusal[0], field: refusal[1] }]);
    expect(await everyRow(world, 'select * from case_file where id = $1', [id])).toEqual(before);
  });

  it('is counted, found alike and told as a trend as it is since', async () => {
    const [one, two, three] = [await people.accepted(), await people.accepted(), await people.accepted()];
    const counted = async () => {
      const period = { code: 'NOW', from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 3_600_000) };
      const { directory, store } = world.services;
      const rows = await store.inActor(systemActor('count'), (tx) =>
        countReported(tx, { period, directory } as unknown as Parameters<typeof countReported>[1]),
      );
      return rows
        .filter(({ values }) => values['category'] === 'SEXUAL_EXPLOITATION' && values['district'] === 'TH5709')
        .reduce((sum, { n }) => sum + n, 0);
    };
    const alike = async () => {
      const { data } = await world.send<{ case: { possibleDuplicates: { matches: string[] }[] } }>(
        'query ($id: ID!) { case(id: $id) { possibleDuplicates { matches } } }',
        { id: one },
        world.as('ck-duty'),
      );
      return data!.case.possibleDuplicates.length;
    };
    expect(await counted()).toBe(0);
    for (const id of [one, two, three]) await correct(id!, { category: 'SEXUAL_EXPLOITATION', place: 'TH5709' });
    expect(await counted()).toBe(3);
    expect(await alike()).toBe(2);
    await everyRow(world, `update case_file set created_at = created_at - interval '2 days' where district = 'TH5709'`);
    while (await tellNextTrend(world.services));
    const trends = await everyRow(
      world,
      `select value from trend_note where district = 'TH5709' and pattern = 'CATEGORY'`,
    );
    expect(trends).toEqual([{ value: 'SEXUAL_EXPLOITATION' }]);
  });
});

describe('exploitation that turns out to be across the border', () => {
  it('is told once to whom its report would have told it, and to the feed', async () => {
    const id = await people.accepted();
    const reported = await world.open({ exploitationPlace: 'LA0502' });
    const { data } = await correct(id, { exploitationPlace: 'LA0502' });
    expect(data?.done.case).toMatchObject({ exploitationAbroad: true });
    const told = await toldBy('A4', id);
    expect(told).toContain('DL-TH5708/SUPPRESSION_GROUP');
    expect(told).toEqual(await toldBy('A4', reported));
    const [grant] = await everyRow(
      world,
      `select array_agg(resource_type) as types from row_access where resource = $1 and office = $2`,
      [id, namedOffice('DL-TH5708/SUPPRESSION_GROUP').id],
    );
    expect(grant).toEqual({ types: ['case'] });
    const feed = await everyRow(
      world,
      `select e.body from inbox i join inbox_entry e on e.inbox = i.id
        where i.owner = 'feed:cases' and e.body ->> 'case' = $1 order by e.number desc limit 1`,
      [id],
    );
    expect(feed[0]?.['body']).toMatchObject({ state: 'ACKNOWLEDGED', exploitationAbroad: true });
    await correct(id, { exploitationPlace: 'TH5703' });
    expect((await correct(id, { exploitationPlace: 'MMR016009' })).data?.done.case).toMatchObject({
      exploitationAbroad: true,
    });
    expect(await toldBy('A4', id)).toEqual(told);
  });
});

describe('a place that is named only now', () => {
  it('is told once to the committee there, which sees the case without its persons', async () => {
    const id = await people.accepted();
    const reported = await world.open({ originPlace: 'TH5605', transitPlaces: ['TH5708'] });
    await correct(id, { originPlace: 'TH5605' });
    const origin = await toldBy('A3', id);
    expect(origin).toContain('DL-TH5605/SUPPRESSION_GROUP');
    const { data } = await correct(id, { originPlace: 'TH5605', transitPlaces: ['TH5708'] });
    expect(data?.done.case).toMatchObject({ originPlace: { pcode: 'TH5605' }, transitPlaces: [{ pcode: 'TH5708' }] });
    const told = await toldBy('A3', id);
    expect(told.length).toBeGreaterThan(origin.length);
    expect(told).toEqual(await toldBy('A3', reported));
    const rights = await everyRow(
      world,
      'select resource_type, reason from row_access where resource = $1 and office = $2',
      [...[id, namedOffice('DL-TH5605/SUPPRESSION_GROUP').id]],
    );
    expect(rights).toEqual([{ resource_type: 'case', reason: 'A3' }]);
  });
});

it('an officer of the group is not told again by a correction at home', async () => {
  const id = await people.accepted();
  await correct(id, { exploitationPlace: 'TH5708' });
  expect(await toldBy('A4', id)).toEqual([]);
  expect(
    await everyRow(world, 'select from case_alert where case_id = $1 and office = $2', [id, namedOffice(GROUP).id]),
  ).toHaveLength(1);
});
