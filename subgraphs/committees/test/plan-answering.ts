import { expect, it } from '@jest/globals';
import { committee, namedOffice, person } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { AGENCIES, type planScene } from './plan-scene.js';
import { PREVENTION } from './work-scene.js';

interface Given {
  /** The draft that each test begins with. */
  readonly world: () => {
    readonly committees: TestSubgraph;
    readonly scene: ReturnType<typeof planScene>;
    readonly plan: string;
  };
  /** Sets the day. */
  readonly on: (day: string) => void;
}

/** Which office an activity may have, and what it must say. */
export const answeringTests = ({ world, on }: Given): void => {
  it('is said before a plan with an activity of before is reviewed, with its theme and who pays', async () => {
    const { committees, scene, plan } = world();
    await scene.keep(plan);
    await scene.keep(plan);
    const [, { id: activity }] = (await scene.look(plan)).activities! as [unknown, { id: string }];
    await everyRow(committees, `update plan_activity set office = null, official = $2, theme = null where id = $1`, [
      ...[activity, person('ck-focal').id],
    ]);
    await everyRow(committees, `update budget_line set organization = null where activity = $1 and ordinal = 2`, [
      activity,
    ]);
    on('2027-07-01');
    const next = await scene.made(scene.draft({ financialYear: 2571, copyForward: true }));
    const copied = (await scene.look(next)).activities![1]!.id;
    const refused = () => scene.refusal(scene.advance(next, 'MEMBER_REVIEW'));
    const lacks = (what: string) => ['PLAN_ACTIVITY_INCOMPLETE', `plan.activities.1.${what}`];
    expect(await refused()).toEqual(lacks('office'));
    await everyRow(committees, 'update plan_activity set office = $2, official = null where id = $1', [
      ...[copied, PREVENTION],
    ]);
    expect(await refused()).toEqual(lacks('theme'));
    await everyRow(committees, `update plan_activity set theme = 'PREVENTION' where id = $1`, [copied]);
    expect(await refused()).toEqual(lacks('budget.1.organization'));
    await scene.made(scene.keep(next, { activity: copied }));
    expect(await refused()).toBeNull();
  });

  it('is the office of a seat only while the seat stands', async () => {
    const { committees, scene } = world();
    const dokKhamtai = committee('DL-TH5605').id;
    const theirs = await scene.made(scene.draft({ committee: dokKhamtai }, 'dk-chair'));
    const health = namedOffice('DL-TH5605/HEALTH').id;
    const keep = async () =>
      scene.refusal(
        scene.send('keepPlanActivity')(
          {
            ...{ plan: theirs, version: (await scene.look(theirs, 'dk-chair')).version, kind: 'WATCHDOG_GROUP' },
            ...{ theme: 'PREVENTION', title: 'Health talks', quarters: [1], office: health, agencies: AGENCIES },
            budget: [],
          },
          'dk-chair',
        ),
      );
    expect(await keep()).toBeNull();
    await everyRow(committees, 'update seat set ended_on = current_date where office = $1', [health]);
    expect(await keep()).toEqual(['INPUT_INVALID', 'input.office']);
    await everyRow(committees, 'update seat set ended_on = null where office = $1', [health]);
    expect(await keep()).toBeNull();
  });
};
