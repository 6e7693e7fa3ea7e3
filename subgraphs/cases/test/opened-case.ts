import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { lifecycleScene } from './lifecycle-scene.js';
import { personScene } from './person-scene.js';
import { startWorld, type World } from './world.js';

/** What the tests of one file share once `startWithCase` was called in it. */
export let world: World;
export let people: ReturnType<typeof personScene>;
export let scene: ReturnType<typeof lifecycleScene>;
/** Id of the case of this test. */
export let opened: string;

/** A world for all tests of a file, and before each a new case, which ck-duty works on unless `open` says otherwise. */
export const startWithCase = (open: () => Promise<string> = () => people.accepted()): void => {
  beforeAll(async () => {
    world = await startWorld();
    people = personScene(world);
    scene = lifecycleScene(world);
  });
  beforeEach(async () => {
    opened = await open();
  });
  afterAll(() => world.stop());
};

/** Another case for the rest of this test. */
export const goOnWith = (id: string): void => {
  opened = id;
};
