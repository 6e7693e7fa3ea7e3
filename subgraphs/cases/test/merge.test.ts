import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import type { CaseState } from '@hub/vocabulary';
import { assistanceScene } from './assistance-scene.js';
import { conferenceScene } from './conference-scene.js';
import { disclosureScene } from './disclosure-scene.js';
import { goOnWith, opened, people, scene, startWithCase, world } from './opened-case.js';
import { GROUP, inDays, terms } from './person-scene.js';
import { referralScene, SHELTER } from './referral-scene.js';
import { supportScene } from './support-scene.js';
import { tipScene } from './tip-scene.js';
import { everyRow } from './world.js';

startWithCase();

const ONE_OF = `state category duplicateOf { id } duplicates { id category } minorInvolved
  persons { edges { node { id } } } shares { office { id } } referrals { id state } tips { id additions answers }
  assignments { official { id } endedAt } conferences { edges { node { id } } } assistances { edges { node { id } } }
  timeline(first: 100) { edges { node { kind aboutId } } } steps { act }`;
interface Node {
  readonly node: { readonly id: string; readonly kind?: string; readonly aboutId?: string };
}
type Edges = { readonly edges: readonly Node[] } | null;
const see = async (id: string, by = 'ck-duty', fields = ONE_OF): Promise<Record<string, unknown> | null> =>
  (
    await world.send<{ case: Record<string, unknown> | null }>(
      `query ($id: ID!) { case(id: $id) { ${fields} } }`,
      { id },
      world.as(by, { mfa: true }),
    )
  ).data!.case;
const nodes = (edges: unknown): readonly Node['node'][] => (edges as Edges)?.edges.map(({ node }) => node) ?? [];
const personsSeen = async (by: string, id: string): Promise<string[]> =>
  nodes((await see(id, by, 'persons { edges { node { id } } }'))?.['persons'])
    .map((each) => each.id)
    .sort();
const merging = (duplicate: string, survivor: string, given = {}) =>
  scene.refusal(scene.merge(duplicate, survivor, given));

/** Tables with rows of cases, besides what stays with the case that was so named: how it went, who saw it in an emergency. */
const STAYS = ['break_glass', 'case_alert', 'case_emergency', 'case_step', 'office_case', 'reflection_notice'];

describe('two cases that are one', () => {
  it('go on as one, with everything of both: what is under way goes on, and nobody has to look twice', async () => {
    const tips = tipScene(world);
    const { receipt } = await tips.submit({ place: 'TH5703' });
    const from = await tips.newest();
    await world.answer('ck-duty', { case: from, office: GROUP, kind: 'ACCEPTED' });
    const [victim, kept] = [await people.registered(from), await people.registered(opened)];
    const referral = (await referralScene(world).draft({ case: from, persons: [victim] })).data!.done.referral!.id;
    await referralScene(world).send(referral);
    await assistanceScene(world, people).create('ck-duty', victim, {});
    await supportScene(world).agree('ck-duty', victim);
    const members = conferenceScene(world).members.slice(0, 1);
    await conferenceScene(world).convene('ck-duty', from, {
      members: [...members, { office: namedOffice(SHELTER).id }],
    });
    const task = { kind: 'INTERVIEW', official: person('ck-duty').id, office: namedOffice(GROUP).id, dueAt: inDays(2) };
    await world.send(
      'mutation ($input: CreateCaseTaskInput!) { createCaseTask(input: $input) { problems { code } } }',
      { input: { ...task, case: from, idempotencyKey: randomUUID() } },
      world.as('ck-duty'),
    );
    const had = (await see(from))!;
    expect(await merging(from, opened)).toBeNull();
    const [now, then] = [(await see(opened))!, (await see(from))!];
    expect(now).toMatchObject({
      ...{ state: 'ACKNOWLEDGED', duplicateOf: null, category: 'LABOUR_EXPLOITATION' },
      duplicates: [{ id: from, category: 'FORCED_CRIMINALITY' }],
      ...{ shares: had['shares'], referrals: [{ id: referral, state: 'SENT' }], tips: had['tips'] },
      ...{ conferences: had['conferences'], assistances: had['assistances'] },
    });
    expect(await personsSeen('ck-duty', opened)).toEqual([kept, victim].sort());
    expect(await personsSeen('shelter-cr', opened)).toEqual([kept, victim].sort());
    const acts = nodes(now['timeline']).map(({ kind, aboutId }) => `${kind} ${aboutId}`);
    expect(acts).toEqual(expect.arrayContaining([`case.merged ${opened}`, `person.registered ${victim}`]));
    expect(acts).not.toContain(`case.acknowledged ${from}`);
    expect(then).toMatchObject({ state: 'DUPLICATE', duplicateOf: { id: opened }, persons: { edges: [] } });
    const tables = await everyRow(
      world,
      `select c.table_name as name, exists (select from pg_trigger t where t.tgrelid = c.table_name::regclass
                and t.tgname = 'follow_merge') as follows
         from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.column_name = 'case_id' and c.table_schema = 'public' and t.table_type = 'BASE TABLE'`,
    );
    for (const { name, follows } of tables) {
      const left = await everyRow(world, `select from ${String(name)} where case_id = $1`, [from]);
      if (!STAYS.includes(String(name))) expect([name, left.length, follows]).toEqual([name, 0, true]);
    }
    // whoever told it asks by the same code, is answered from the case that goes on, and adds to it
    expect((await tips.answer('ck-duty', opened, 'we are on our way')).data!.done.problems).toEqual([]);
    expect((await tips.look(receipt!.code)).data!.tip!.answers).toMatchObject([{ words: 'we are on our way' }]);
    expect(await tips.add(receipt!.code, 'they moved')).toMatchObject({ problems: [] });
    expect((await see(opened, 'ck-duty', 'tips { additions answers }'))!['tips']).toEqual([
      { additions: 1, answers: 1 },
    ]);
    const read = 'reporters(purpose: PROTECTION) { situation } tipMessages(purpose: PROTECTION) { words }';
    const { reporters, tipMessages } = (await see(opened, 'ck-duty', read))!;
    expect([reporters, tipMessages]).toMatchObject([{ length: 2 }, { length: 2 }]);
    // the referral is answered, what it showed ends with it, and the mark of the duplicate is gone as well
    const answered = await world.answer('shelter-cr', { case: opened, office: SHELTER, kind: 'ACCEPTED' });
    expect(answered.data!.acknowledgeAlert.problems).toEqual([]);
    expect((await see(opened))!['referrals']).toEqual([{ id: referral, state: 'ACKNOWLEDGED' }]);
    await referralScene(world).revoke(referral);
    expect([await see(opened, 'shelter-cr'), await see(from, 'shelter-cr')]).toEqual([null, null]);
  });

  it('name the places of both, and the one that ended those that were told of it', async () => {
    const places = 'originPlace { pcode } transitPlaces { pcode }';
    const from = await people.accepted({ originPlace: 'TH5605', transitPlaces: ['TH5713', 'TH5709'] });
    goOnWith(await people.accepted({ transitPlaces: ['TH5709', 'TH5708'] }));
    expect(await merging(from, opened)).toBeNull();
    const [origin, ...through] = ['TH5605', 'TH5708', 'TH5709', 'TH5713'].map((pcode) => ({ pcode }));
    expect(await see(opened, 'ck-duty', places)).toEqual({ originPlace: origin, transitPlaces: through });
    expect(await see(from, 'ck-duty', places)).toEqual({
      originPlace: origin,
      transitPlaces: [{ pcode: 'TH5713' }, { pcode: 'TH5709' }],
    });
    const again = await people.accepted({ originPlace: 'TH5708' });
    expect(await merging(again, opened)).toBeNull();
    expect(await see(opened, 'ck-duty', places)).toMatchObject({ originPlace: origin });
  });

  it('what comes for the duplicate later reaches the one that goes on, also after that was merged', async () => {
    const [first, second] = [opened, await people.accepted()];
    expect(await merging(first, second)).toBeNull();
    goOnWith(await people.accepted());
    expect(await merging(second, opened)).toBeNull();
    const { id } = await disclosureScene(world).granted(first);
    expect(await everyRow(world, 'select case_id from disclosure where id = $1', [id])).toEqual([{ case_id: opened }]);
    expect((await see(opened))!['duplicates']).toMatchObject([{ id: first }, { id: second }]);
    const told = await everyRow(
      world,
      `select e.body from inbox_entry e join inbox i on i.id = e.inbox
        where i.owner = 'feed:cases' and e.body ? 'mergedInto' and e.body ->> 'case' in ($1, $2) order by e.number`,
      [first, second],
    );
    expect(told).toEqual([
      { body: { case: first, mergedInto: second } },
      { body: { case: second, mergedInto: opened } },
    ]);
    expect(await scene.refusal(scene.move(first, 'REOPENED', { reason: 'NEW_INFORMATION' }))).toBe('FORBIDDEN_ACTION');
  });

  it('concern a minor where one of them did, and who cares for children is told', async () => {
    const from = await people.accepted({ minorInvolved: true });
    expect(await merging(from, opened)).toBeNull();
    const now = (await see(opened))!;
    expect([now['minorInvolved'], now['steps']]).toEqual([
      true,
      expect.arrayContaining([{ act: 'MERGED' }, { act: 'TRIAGED' }]),
    ]);
    const told = await everyRow(
      world,
      `select e.rule from case_alert a join inbox_entry e on e.inbox = a.inbox and e.number = a.number
        where a.case_id = $1 and a.office = $2`,
      [opened, namedOffice('DL-TH5703/REHABILITATION_GROUP').id],
    );
    expect(told).toEqual([{ rule: 'A6' }]);
  });

  it('show nobody a person they may not know of: it is refused, and nothing changes until that person agrees', async () => {
    const from = await people.accepted();
    const silent = await people.registered(from, { consent: terms({ recipients: ['COMMITTEE'] }) });
    const seen = await people.registered(opened);
    await people.share('ck-duty', opened, SHELTER);
    const [before, sight] = [await see(from), () => personsSeen('shelter-cr', opened)];
    expect(await merging(from, opened)).toEqual(['CASE_MERGE_SHOWS_PERSONS', 'input.survivor']);
    expect([await see(from), await sight()]).toEqual([before, [seen]]);
    // the other way round it would show as much
    expect(await merging(opened, from)).toEqual(['CASE_MERGE_SHOWS_PERSONS', 'input.survivor']);
    await people.record('ck-duty', { idempotencyKey: randomUUID(), person: silent, terms: terms() });
    expect(await merging(from, opened)).toBeNull();
    expect(await sight()).toEqual([seen, silent].sort());
    for (const by of ['ck-police', 'ms-duty', 'ck-chair'])
      expect([by, await personsSeen(by, opened)]).toEqual([by, []]);
  });

  it('are not merged while police have one of them only, nor while the glass of one is broken', async () => {
    const from = await people.accepted();
    await people.registered(from);
    const { data } = await people.share('ck-duty', from, 'DL-TH5703/INQUIRY_POLICE', { purposes: ['INVESTIGATION'] });
    const refused = ['CASE_MERGE_SHOWS_PERSONS', 'input.survivor'];
    expect([data!.done.problems, await merging(from, opened)]).toEqual([[], refused]);
    await people.endShare('ck-duty', { share: data!.done.share!.id });
    await everyRow(
      world,
      `insert into row_access (resource_type, resource, office, reason, until)
       values ('case_person', $1, $2, 'BREAK_GLASS', now() + interval '1 hour')`,
      [opened, namedOffice('PL-TH57/SECRETARIAT').id],
    );
    expect(await merging(from, opened)).toEqual(refused);
  });

  it.each<[string, (other: string) => Promise<[string, string, object?]>, [string, string]]>([
    ['a case and itself', async () => [opened, opened], ['CASE_MERGE_NOT_POSSIBLE', 'input.survivor']],
    ['another version', async (other) => [opened, other, { version: 1 }], ['VERSION_CONFLICT', 'input.version']],
    [
      'into another version',
      async (other) => [opened, other, { survivorVersion: 1 }],
      ['VERSION_CONFLICT', 'input.survivorVersion'],
    ],
    [
      'a case into one that ended',
      async (other) => (await scene.put(other, 'NOT_INDICATED' satisfies CaseState), [opened, other]),
      ['CASE_MERGE_NOT_POSSIBLE', 'input.survivor'],
    ],
    [
      'a case that ended',
      async (other) => (await scene.put(opened, 'NOT_INDICATED'), [opened, other]),
      ['CASE_STATE_FORBIDS', 'input.duplicate'],
    ],
    [
      'a case of another committee',
      async (other) => {
        const theirs = await world.open({ place: 'TH5709', originPlace: 'TH5703' });
        await world.answer('ck-duty', { case: theirs, office: GROUP, kind: 'ACCEPTED' });
        await scene.put(theirs, 'ACKNOWLEDGED');
        return [theirs, other];
      },
      ['CASE_MERGE_NOT_POSSIBLE', 'input.survivor'],
    ],
  ])('are not merged: %s', async (_, prepare, refusal) => {
    const [duplicate, survivor, given] = await prepare(await people.accepted());
    expect(await merging(duplicate, survivor, given)).toEqual(refusal);
  });

  it('each merged into the other at once leave one that goes on', async () => {
    const other = await people.accepted();
    const refusals = await Promise.all([merging(opened, other), merging(other, opened)]);
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(1);
    const states = await Promise.all([opened, other].map(async (id) => (await scene.look(id)).state));
    expect(states.sort()).toEqual(['ACKNOWLEDGED', 'DUPLICATE']);
  });
});
