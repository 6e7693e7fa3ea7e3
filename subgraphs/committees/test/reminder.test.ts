import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { committee, namedOffice, person } from '@hub/cast';
import type { Services } from '@hub/subgraph-kit';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { remindersJob } from '../src/reminder/reminders.job.js';
import { startCommittees } from './committees-world.js';
import { made, PREVENTION, workScene } from './work-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof workScene>;
beforeAll(async () => {
  committees = await startCommittees();
  scene = workScene(committees);
});
afterAll(() => committees.stop());
beforeEach(async () => {
  on('2026-11-20');
  for (const table of [
    ...['reminder', 'task', 'inbox_entry', 'meeting_decision', 'meeting_attendance', 'meeting'],
    ...['plan_step', 'budget_line', 'plan_activity', 'action_plan'],
  ])
    await everyRow(committees, `delete from ${table}`);
  await everyRow(committees, `update committee set created_at = '2030-01-01'`);
});

const on = (day: string): void => {
  Object.assign(committees.services, { now: () => new Date(`${day}T05:00:00Z`) });
};
/** Several replicas look at once, each until it finds nothing more. */
const look = async (day: string): Promise<void> => {
  on(day);
  const { services } = committees;
  await Promise.all(
    [0, 1, 2].map(() => {
      const stop = new AbortController();
      const inActor: Services['store']['inActor'] = async (actor, work) => {
        const found = await services.store.inActor(actor, work);
        if (found === false) stop.abort();
        return found;
      };
      return remindersJob.run({ ...services, store: { inActor } as Services['store'] }, stop.signal);
    }),
  );
};
const NOTICES = `query ($office: ID!) { committeeNotices(office: $office, first: 100) {
  edges { node { kind at task { title } committee { code } office { kind } } } } }`;
interface Notice {
  readonly kind: string;
  readonly at: string;
  readonly task: { readonly title: string } | null;
  readonly committee: { readonly code: string };
  readonly office: { readonly kind: string } | null;
}
const told = async (who: string, office: string): Promise<Notice[]> =>
  (
    await scene.ask<{ committeeNotices: { edges: { node: Notice }[] } }>(
      NOTICES,
      { office: namedOffice(office).id },
      who,
    )
  ).committeeNotices.edges.map(({ node }) => node);
const kinds = async (who: string, office: string, code = 'DL-TH5703'): Promise<string[]> =>
  (await told(who, office)).filter((each) => each.committee.code === code).map(({ kind }) => kind);
const everybody = async (): Promise<Record<string, number>> => {
  const all = {
    doer: await kinds('ck-prevention', 'DL-TH5703/PREVENTION_GROUP'),
    focal: await kinds('ck-focal', 'DL-TH5703/FOCAL_POINT'),
    chair: await kinds('ck-chair', 'DL-TH5703/CHAIR'),
    secretariat: await kinds('cr-secretariat', 'PL-TH57/SECRETARIAT'),
    above: await kinds('cr-chair', 'PL-TH57/CHAIR'),
  };
  return Object.fromEntries(Object.entries(all).map(([who, notices]) => [who, notices.length]));
};
const NOBODY = { doer: 0, focal: 0, chair: 0, secretariat: 0, above: 0 };

describe('a task that is overdue', () => {
  it('is told of once each to who is to do it, a week later to the focal point, after two to the chair', async () => {
    await made(scene.propose({ dueOn: '2026-11-30' }));
    for (const [day, expected] of [
      ['2026-11-30', NOBODY],
      ['2026-12-01', { ...NOBODY, doer: 1 }],
      ['2026-12-07', { ...NOBODY, doer: 1 }],
      ['2026-12-08', { ...NOBODY, doer: 1, focal: 1 }],
      ['2026-12-14', { ...NOBODY, doer: 1, focal: 1 }],
      ['2026-12-15', { ...NOBODY, doer: 1, focal: 1, chair: 1 }],
      ['2027-03-01', { ...NOBODY, doer: 1, focal: 1, chair: 1 }],
    ] as const) {
      await look(day);
      expect([day, await everybody()]).toEqual([day, expected]);
    }
    expect(await told('ck-prevention', 'DL-TH5703/PREVENTION_GROUP')).toEqual([
      {
        ...{ kind: 'TASK_OVERDUE', at: '2026-11-30T17:00:00.000Z', task: { title: 'Map the piers' } },
        ...{ committee: { code: 'DL-TH5703' }, office: { kind: 'PREVENTION_GROUP' } },
      },
    ]);
  });

  it('is told of to the province once its committee is dissolved', async () => {
    await made(scene.propose({ dueOn: '2026-11-30' }));
    const become = (state: string) =>
      everyRow(committees, `update committee set state = $1 where code = 'DL-TH5703'`, [state]);
    await become('DISSOLVED');
    for (const day of ['2026-12-01', '2026-12-08', '2026-12-15']) await look(day);
    await become('ACTIVE');
    expect(await everybody()).toEqual({ ...NOBODY, doer: 1, secretariat: 1, above: 1 });
  });

  it('is told of no more once it is ended, and from the beginning when it is late again', async () => {
    const task = await made(scene.propose({ dueOn: '2026-11-30' }));
    await look('2026-12-01');
    const given = { office: PREVENTION, official: person('ck-prevention').id, dueOn: '2026-12-20' };
    await made(scene.assign(task, given));
    await look('2026-12-16');
    expect(await everybody()).toEqual({ ...NOBODY, doer: 1 });
    await look('2026-12-21');
    expect(await everybody()).toEqual({ ...NOBODY, doer: 2 });
    await made(scene.advance(task, 'DROPPED'));
    await look('2027-01-20');
    expect(await everybody()).toEqual({ ...NOBODY, doer: 2 });
  });
});

it('a task that the supervisor did not endorse is told of until it is', async () => {
  const task = await made(scene.propose({ dueOn: '2027-01-30' }));
  await made(scene.advance(task, 'NOT_ENDORSED'));
  await look('2026-11-21');
  expect(await kinds('ck-prevention', 'DL-TH5703/PREVENTION_GROUP')).toEqual(['TASK_NOT_ENDORSED']);
  await made(scene.endorse(task));
  await look('2026-12-20');
  expect(await everybody()).toEqual({ ...NOBODY, doer: 1 });
});

describe('a committee that is at work', () => {
  const entered = (day: string) =>
    everyRow(committees, `update committee set created_at = $1 where code = 'DL-TH5703'`, [day]);

  it('without a quarterly meeting in a quarter is told so once, the chair above after a month', async () => {
    await entered('2026-09-15');
    await look('2026-12-31');
    expect(await everybody()).toEqual(NOBODY);
    await entered('2026-10-15');
    await look('2027-01-01');
    const first = { ...NOBODY, focal: 1, chair: 1, secretariat: 1 };
    expect(await everybody()).toEqual(first);
    await look('2027-01-30');
    expect(await everybody()).toEqual(first);
    await look('2027-01-31');
    expect(await everybody()).toEqual({ ...first, above: 1 });
    expect(await kinds('cr-chair', 'PL-TH57/CHAIR')).toEqual(['MEETING_NOT_HELD']);
  });

  it('that held it, others that were entered later, and the national one are told nothing', async () => {
    await entered('2026-10-15');
    await everyRow(committees, `update committee set created_at = '2026-10-15' where code = 'NL-TH'`);
    on('2026-12-20');
    await made(scene.record(await made(scene.plan()), { heldOn: '2026-12-19' }));
    await look('2027-01-02');
    expect(await everybody()).toEqual(NOBODY);
    const rows = await everyRow(committees, 'select id from reminder');
    expect(rows).toEqual([]);
  });

  it('that submitted no plan for the year is told so in October, until it did', async () => {
    await entered('2026-07-01');
    on('2026-10-02');
    await made(scene.record(await made(scene.plan()), { heldOn: '2026-09-01' }));
    await look('2026-10-02');
    expect(await kinds('ck-focal', 'DL-TH5703/FOCAL_POINT')).toEqual(['PLAN_NOT_SUBMITTED']);
    await everyRow(
      committees,
      `insert into action_plan (id, committee, financial_year, title, state, version, drafted_by, idempotency_key,
         fingerprint) values (gen_random_uuid(), $1, 2570, 'Plan', 'SUBMITTED', 1, 'x', 'x', 'x')`,
      [committee('DL-TH5703').id],
    );
    await look('2026-11-15');
    expect(await everybody()).toEqual({ ...NOBODY, focal: 1, chair: 1, secretariat: 1 });
  });

  it('and has a secretary by a seat, has that told first, of its own tasks too', async () => {
    await everyRow(committees, `update committee set created_at = '2026-10-15' where code = 'DL-TH5605'`);
    const own = { committee: committee('DL-TH5605').id, office: namedOffice('DL-TH5605/YMCA').id };
    const task = { ...own, official: person('dk-ymca').id, dueOn: '2026-12-20' };
    await made(scene.propose(task, 'dk-ymca'));
    await look('2027-01-01');
    const secretary = await kinds('dk-ymca', 'DL-TH5605/YMCA', 'DL-TH5605');
    expect(secretary.toSorted((a, b) => a.localeCompare(b))).toEqual(['MEETING_NOT_HELD', 'TASK_OVERDUE']);
    expect(await kinds('dk-chair', 'DL-TH5605/CHAIR', 'DL-TH5605')).toEqual(['MEETING_NOT_HELD']);
    expect(await kinds('dk-health', 'DL-TH5605/HEALTH', 'DL-TH5605')).toEqual([]);
  });
});
