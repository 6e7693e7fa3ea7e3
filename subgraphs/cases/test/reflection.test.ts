import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { namedOffice, offices } from '@hub/cast';
import { tellNextReflection } from '../src/reflection/reflection.job.js';
import { afterMinutes, newestAlert, stepsOf } from './escalation-scene.js';
import { lifecycleScene } from './lifecycle-scene.js';
import { personScene } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: ReturnType<typeof lifecycleScene>;
let opened: string;
beforeAll(async () => {
  world = await startWorld();
  scene = lifecycleScene(world);
});
beforeEach(async () => {
  opened = await personScene(world).accepted();
  await scene.walk(opened, ['SCREENING', 'PRESUMED_VICTIM']);
});
afterAll(() => world.stop());

/** Lets hours of the time of reflection pass by moving it back, and tells what is due. */
const afterHours = async (hours: number): Promise<void> => {
  await everyRow(
    world,
    `update case_file set reflection_ends_at = reflection_ends_at - make_interval(hours => $2) where id = $1`,
    [opened, hours],
  );
  await everyRow(
    world,
    'update case_step set created_at = created_at - make_interval(hours => $2) where case_id = $1',
    [opened, hours],
  );
  // the notices of the same time of reflection move with it
  await everyRow(
    world,
    'update reflection_notice set ends_at = ends_at - make_interval(hours => $2) where case_id = $1',
    [opened, hours],
  );
  await everythingTold();
};
const everythingTold = async (): Promise<void> => {
  if (await tellNextReflection(world.services)) await everythingTold();
};
/** Who was told, as `office condition`. */
const told = async (): Promise<string[]> => {
  const rows = await everyRow(
    world,
    `select body ->> 'office' as office, body -> 'reason' ->> 'when' as condition from inbox_entry
      where body ->> 'case' = $1 and body ->> 'rule' = 'A7' order by number, office`,
    [opened],
  );
  return rows.map(({ office, condition }) => `${offices.find(({ id }) => id === office)!.key} ${String(condition)}`);
};
const toldOf = (condition: string): string[] => [
  `DL-TH5703/SUPPRESSION_GROUP ${condition}`,
  `PL-TH57/SECRETARIAT ${condition}`,
];

it('who leads and the province are told at half, at nine tenths and at the end, each once', async () => {
  await afterHours(179);
  expect(await told()).toEqual([]);
  await afterHours(1);
  await afterHours(1);
  expect((await told()).toSorted()).toEqual(toldOf('REFLECTION_HALF_OVER'));
  await afterHours(143);
  await afterHours(36);
  await everythingTold();
  expect((await told()).toSorted()).toEqual(
    ['REFLECTION_HALF_OVER', 'REFLECTION_NEARLY_OVER', 'REFLECTION_OVER'].flatMap(toldOf).toSorted(),
  );
  const alert = await newestAlert(world, 'DL-TH5703/SUPPRESSION_GROUP', 'ck-duty');
  expect(alert).toMatchObject({ rule: 'A7', office: { id: namedOffice('DL-TH5703/SUPPRESSION_GROUP').id } });
});

it('of several marks that were missed only the last is told, and nobody twice by two who look at once', async () => {
  await everyRow(world, `update case_file set reflection_ends_at = now() - interval '1 day' where id = $1`, [opened]);
  await Promise.all([everythingTold(), everythingTold()]);
  expect((await told()).toSorted()).toEqual(toldOf('REFLECTION_OVER'));
});

it('more days begin a time of its own, and a decided review ends it', async () => {
  await afterHours(190);
  expect(await told()).toHaveLength(2);
  expect(await scene.refusal(scene.lengthen(opened, { days: 30, reason: 'HEALTH' }))).toBeNull();
  await everythingTold();
  expect(await told()).toHaveLength(2);
  await scene.walk(opened, ['MDT_REVIEW']);
  await afterHours(400);
  expect(await told()).toHaveLength(4);
  await scene.put(opened, 'IDENTIFIED');
  await everyRow(world, `update case_file set reflection_ends_at = now() - interval '1 day' where id = $1`, [opened]);
  await everythingTold();
  expect(await told()).toHaveLength(4);
});

it('nobody who accepts within a day brings it to the secretariat again', async () => {
  await afterHours(190);
  await afterMinutes(world, opened, 1_441);
  expect((await stepsOf(world, opened)).filter((step) => step.startsWith('A7'))).toEqual([
    'A7 PL-TH57/SECRETARIAT DUE',
  ]);
});

it('a committee that leads since is told how far it has come, and nobody waits for the former one', async () => {
  await afterHours(190);
  expect(await scene.refusal(scene.transfer(opened, 'DL-TH5709'))).toBeNull();
  await everythingTold();
  expect((await told()).toSorted()).toEqual([
    ...['DL-TH5703/SUPPRESSION_GROUP REFLECTION_HALF_OVER', 'DL-TH5709/SUPPRESSION_GROUP REFLECTION_HALF_OVER'],
    ...['PL-TH57/SECRETARIAT REFLECTION_HALF_OVER', 'PL-TH57/SECRETARIAT REFLECTION_HALF_OVER'],
  ]);
  const states = await everyRow(
    world,
    `select state from escalation where rule = 'A7' and facts ->> 'case' = $1 order by opened_at`,
    [opened],
  );
  expect(states.map(({ state }) => state)).toEqual(['CANCELLED', 'OPEN']);
});
