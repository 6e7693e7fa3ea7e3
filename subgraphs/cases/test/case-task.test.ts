import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { keptBy, MAE_SOT, operationScene, type OperationScene, refusal } from './operation-scene.js';
import { inDays } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: OperationScene;
beforeAll(async () => {
  world = await startWorld();
  scene = operationScene(world);
}, 120_000);
afterAll(() => world.stop());

const GROUP = 'DL-TH5703/SUPPRESSION_GROUP';
const task = (by: string, id: string, given: Record<string, unknown> = {}) =>
  scene.createTask(by, {
    ...{ idempotencyKey: randomUUID(), case: id, kind: 'INTERVIEW', official: person('ck-duty').id },
    ...{ office: namedOffice(GROUP).id, dueAt: inDays(2), ...given },
  });
interface Listed {
  readonly edges: readonly { readonly cursor: string; readonly node: Record<string, unknown> }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}
const tasksFor = async (by: string, args: string): Promise<string[]> => {
  const seen = (await scene.see(
    by,
    `caseTasks(${args}) { edges { cursor node { id overdue } } pageInfo { hasNextPage } }`,
  )) as Listed;
  return seen.edges.map(({ node }) => String(node['id']));
};
const timelineOf = async (by: string, id: string, args = 'first: 100'): Promise<Listed | null> => {
  const seen = (await scene.see(
    by,
    `case(id: "${id}") { timeline(${args}) {
       edges { cursor node { kind at about aboutId office { id } } } pageInfo { hasNextPage } } }`,
  )) as { timeline: Listed } | null;
  return seen?.timeline ?? null;
};
const kindsSeenBy = async (by: string, id: string): Promise<string[]> =>
  (await timelineOf(by, id))?.edges.map(({ node }) => String(node['kind'])) ?? [];

describe('tasks of a case', () => {
  it('are open until they are done or dropped, overdue by the clock of the database, and listed by what is due first', async () => {
    const id = await scene.people.accepted();
    const late = keptBy(await task('ck-duty', id, { dueAt: inDays(-1) })).id;
    const soon = keptBy(await task('ck-duty', id, { dueAt: inDays(1), kind: 'LEGAL_AID' })).id;
    const chairs = keptBy(
      await task('ck-duty', id, { official: person('ck-chair').id, office: namedOffice('DL-TH5703/CHAIR').id }),
    ).id;
    expect(await tasksFor('ck-duty', 'mine: true')).toEqual([late, soon]);
    expect(await tasksFor('ck-duty', 'overdue: true')).toEqual([late]);
    expect(await tasksFor('ck-chair', 'first: 50')).toEqual([late, soon, chairs]);
    const first = (await scene.see(
      'ck-chair',
      'caseTasks(first: 2) { edges { cursor } pageInfo { hasNextPage } }',
    )) as Listed;
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(await tasksFor('ck-chair', `first: 2, after: "${first.edges[1]!.cursor}"`)).toEqual([chairs]);
    expect(refusal(await scene.completeTask('ck-chair', { task: chairs, version: 1 }))).toBe(null);
    expect(refusal(await scene.completeTask('ck-duty', { task: late, version: 2 }))).toBe(
      'VERSION_CONFLICT input.version',
    );
    expect(refusal(await scene.completeTask('ck-duty', { task: late, version: 1 }))).toBe(null);
    expect(refusal(await scene.dropTask('ck-duty', { task: soon, version: 1, reason: 'PERSON_DECLINED' }))).toBe(null);
    expect(refusal(await scene.completeTask('ck-duty', { task: soon, version: 2 }))).toBe('TASK_ENDED input.task');
    expect(await tasksFor('ck-chair', 'first: 50')).toEqual([]);
    const ended = await scene.see(
      'ck-chair',
      `case(id: "${id}") { tasks { edges { node { kind state dropReason overdue official { id } case { id } } } } }`,
    );
    const of = { official: { id: person('ck-duty').id }, case: { id }, overdue: false };
    expect((ended as { tasks: Listed }).tasks.edges.map(({ node }) => node)).toEqual([
      { kind: 'INTERVIEW', state: 'DONE', dropReason: null, ...of, official: { id: person('ck-chair').id } },
      { kind: 'LEGAL_AID', state: 'DROPPED', dropReason: 'PERSON_DECLINED', ...of },
      { kind: 'INTERVIEW', state: 'DONE', dropReason: null, ...of },
    ]);
  });

  it('are given by who works on the case, to who holds an office that sees it, and once for each key', async () => {
    const id = await scene.people.accepted();
    expect(refusal(await task('ck-chair', id))).toBe('FORBIDDEN_ACTION');
    expect(refusal(await task('ck-rehab', id))).toBe('NOT_FOUND');
    const shelter = { official: person('shelter-cr').id, office: namedOffice('shelter-chiang-rai').id };
    expect(refusal(await task('ck-duty', id, shelter))).toBe('TASK_NOT_ASSIGNABLE input.office');
    const notHeld = { official: person('ck-duty').id, office: namedOffice('DL-TH5703/CHAIR').id };
    expect(refusal(await task('ck-duty', id, notHeld))).toBe('TASK_NOT_ASSIGNABLE input.office');
    const same = { idempotencyKey: randomUUID(), dueAt: inDays(3) };
    const first = keptBy(await task('ck-duty', id, same));
    expect(keptBy(await task('ck-duty', id, same)).id).toBe(first.id);
    expect(refusal(await task('ck-duty', id, { ...same, kind: 'OTHER' }))).toBe(
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    );
    expect(refusal(await scene.completeTask('ck-chair', { task: first.id, version: 1 }))).toBe('FORBIDDEN_ACTION');
    expect(refusal(await scene.dropTask('ck-rehab', { task: first.id, version: 1, reason: 'NOT_NEEDED' }))).toBe(
      'NOT_FOUND',
    );
    expect(await tasksFor('ck-rehab', 'first: 100')).not.toContain(first.id);
  });
});

describe('the timeline of a case', () => {
  let id: string;
  beforeAll(async () => {
    id = await scene.inquired();
    await task('ck-duty', id);
    await scene.register('ck-police', id);
    const done = keptBy(await scene.plan('ck-police', [id])).id;
    await scene.start('ck-police', { operation: done, version: 1 });
    await scene.complete('ck-police', { operation: done, version: 2, ...MAE_SOT });
    await scene.plan('ck-police', [id]);
    const input = { idempotencyKey: randomUUID(), case: id, reason: 'CANARY-WHY nobody could be reached tonight' };
    await world.send(
      'mutation ($input: OpenBreakGlassInput!) { openBreakGlass(input: $input) { breakGlass { id } } }',
      { input },
      world.as('cr-secretariat'),
    );
    await scene.people.share('ck-duty', id, 'shelter-chiang-rai');
    await everyRow(
      world,
      `insert into row_access (resource_type, resource, office, reason) values ('case', $1, $2, 'A1')`,
      [id, namedOffice('DL-TH5703/PREVENTION_GROUP').id],
    );
  });

  // the group and the focal point of the lead, by A1
  const GIVEN = ['alert.given', 'alert.given'];
  const ACTS = ['case.report', ...GIVEN, 'alert.accepted', 'case.acknowledged', 'case_task.created'];
  const PERSONS = ['person.registered', 'consent.recorded'];
  const DONE = ['operation.planned', 'operation.started', 'operation.done'];
  const sorted = (...kinds: string[]) => kinds.toSorted();

  it.each([
    ['ck-duty', sorted(...ACTS, ...PERSONS, 'case_share.made', 'case_share.made', ...DONE)],
    ['ck-chair', sorted(...ACTS, 'case_share.made', 'case_share.made', ...DONE)],
    ['ck-prevention', sorted(...ACTS, 'case_share.made', 'case_share.made')],
    ['shelter-cr', sorted(...ACTS, ...PERSONS, 'case_share.made')],
    ['ck-police', sorted(...ACTS, ...PERSONS, 'case_share.made', 'suspect.registered', ...DONE, 'operation.planned')],
  ])('tells %s what happened to what they see, and nothing else', async (who, kinds) => {
    expect((await kindsSeenBy(who, id)).toSorted()).toEqual(kinds);
  });

  it('is not there for who does not see the case', async () => {
    for (const who of ['ck-rehab', 'ms-duty', 'ngo-partner', 'volunteer-ck', 'dpo', 'admin', 'monitor'])
      expect([
        who,
        JSON.stringify(await scene.see(who, `case(id: "${id}") { timeline { edges { cursor } } }`)),
      ]).toEqual([who, expect.not.stringContaining('cursor')]);
  });

  it('goes from the newest to the oldest, page by page, each entry once, with office and id and no value', async () => {
    const whole = (await timelineOf('ck-duty', id))!.edges.map(({ node }) => node);
    const times = whole.map(({ at }) => String(at));
    expect(times).toEqual(times.toSorted().reverse());
    const paged: unknown[] = [];
    for (let after = ''; ;) {
      const page = (await timelineOf('ck-duty', id, `first: 3${after}`))!;
      paged.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) break;
      after = `, after: "${page.edges.at(-1)!.cursor}"`;
    }
    expect(paged).toEqual(whole);
    expect(whole.find(({ kind }) => kind === 'case.report')).toMatchObject({ about: 'case', aboutId: id });
    expect(whole.find(({ kind }) => kind === 'case_task.created')).toMatchObject({
      office: { id: namedOffice(GROUP).id },
    });
    expect(JSON.stringify(whole)).not.toContain('CANARY');
  });

  it('forgets, for a police office whose share has ended, the suspects and what is not done', async () => {
    const other = await scene.inquired();
    await scene.register('ck-police', other);
    await scene.plan('ck-police', [other]);
    expect(await kindsSeenBy('ck-police', other)).toContain('suspect.registered');
    const [share] = await everyRow(world, 'select id from case_share where case_id = $1', [other]);
    await scene.people.endShare('ck-duty', { share: share!['id'] });
    expect(await timelineOf('ck-police', other)).toBe(null);
  });
});
