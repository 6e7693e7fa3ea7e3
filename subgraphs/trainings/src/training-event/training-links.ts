import { type EntityManager, isId, type Obstacle } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { changePlan, writeTraining } from '../capacity-plan/capacity-plan.write-store.js';
import { curriculaById, modulesOfVersions, presentVersions } from '../curriculum/curriculum.store.js';
import { currentVersions } from '../material/material.store.js';
import type { PlanTrainingInput } from './training-event.inputs.js';
import { type AskedRow, insertTaught, insertUsed, lockAsked } from './training-links.store.js';

type Linked = Pick<PlanTrainingInput, 'curriculum' | 'modules' | 'materials' | 'planned' | 'committee'>;

/** What a training is bound to from its plan on, in the versions of that day. */
export interface TrainingLinks {
  readonly taught: { readonly curriculum_version_id: string; readonly modules: readonly string[] } | null;
  /** Versions of materials. */
  readonly used: readonly string[];
  readonly asked: AskedRow | null;
}

/** The activity that a training fulfils, for this transaction alone; null where it fulfils none. */
export const askedBy = async (tx: EntityManager, { planned }: Linked): Promise<AskedRow | null> =>
  isId(planned) ? ((await lockAsked(tx, { activity: planned, training: null }))[0] ?? null) : null;

/** What a training is bound to, or what stands against it. Needs a system actor. */
export const linksOf = async (
  tx: EntityManager,
  input: Linked,
  asked: AskedRow | null,
): Promise<TrainingLinks | Obstacle> => {
  const against = obstacleToAsked(input, asked);
  if (against) return against;
  const taught = await taughtBy(tx, input);
  if (taught && 'code' in taught) return taught;
  const used = await usedBy(tx, input.materials ?? []);
  return 'code' in used ? used : { taught, used, asked };
};

/** Needs a system actor. */
export const insertLinks = async (
  tx: EntityManager,
  training: string,
  { links: { taught, used, asked }, at }: { readonly links: TrainingLinks; readonly at: Date },
): Promise<void> => {
  if (taught) await insertTaught(tx, { training_event_id: training, ...taught });
  if (used.length) await insertUsed(tx, training, used);
  if (asked) await writeAsked(tx, training, { asked, at });
};

const writeAsked = async (
  tx: EntityManager,
  training: string | null,
  { asked, at }: { readonly asked: AskedRow; readonly at: Date },
): Promise<void> => {
  await writeTraining(tx, asked.id, training);
  await changePlan(tx, { id: asked.plan }, thaiDay(at));
};

/**
 * Has a training fulfil another activity than before, or none. Needs a system actor.
 * @returns what stands against it, before anything is written
 */
export const moveAsked = async (
  tx: EntityManager,
  { id, committeeId: committee }: { readonly id: string; readonly committeeId: string },
  { planned, at }: { readonly planned: string | null; readonly at: Date },
): Promise<Obstacle | null> => {
  const rows = await lockAsked(tx, { activity: isId(planned) ? planned : null, training: id });
  const former = rows.find(({ fulfilledBy }) => fulfilledBy === id);
  const asked = rows.find((row) => row.id === planned) ?? null;
  const against = obstacleToAsked({ planned, committee }, asked, id);
  if (against) return against;
  if (former && former.state !== 'AGREED') return { code: 'PLAN_STATE_FORBIDS', field: 'input.planned' };
  // the former first: a training fulfils one activity
  if (former) await writeAsked(tx, null, { asked: former, at });
  if (asked) await writeAsked(tx, id, { asked, at });
  return null;
};

const obstacleToAsked = (
  { planned, committee }: Pick<Linked, 'planned' | 'committee'>,
  asked: AskedRow | null,
  training?: string,
): Obstacle | null => {
  const field = 'input.planned';
  if (planned == null) return null;
  if (!asked || asked.committee_id !== committee) return { code: 'NOT_FOUND', field };
  if (asked.kind !== 'TRAINING') return { code: 'INPUT_INVALID', field };
  if (asked.state !== 'AGREED') return { code: 'PLAN_STATE_FORBIDS', field };
  return asked.fulfilledBy && asked.fulfilledBy !== training ? { code: 'CAPACITY_ACTIVITY_HELD', field } : null;
};

/** The version that is published now; all of its modules where none are named. */
const taughtBy = async (
  tx: EntityManager,
  { curriculum, modules }: Linked,
): Promise<TrainingLinks['taught'] | Obstacle> => {
  const field = 'input.curriculum';
  if (curriculum == null) return modules?.length ? { code: 'INPUT_REQUIRED', field } : null;
  const ids = [curriculum].filter(isId);
  if (!(await curriculaById(tx, ids)).length) return { code: 'NOT_FOUND', field };
  const version = (await presentVersions(tx, ids)).find(({ state }) => state === 'PUBLISHED');
  if (!version) return { code: 'CURRICULUM_STATE_FORBIDS', field };
  const own = (await modulesOfVersions(tx, [version.id])).map(({ id }) => id);
  const strange = modules?.findIndex((id) => !own.includes(id)) ?? -1;
  if (strange >= 0) return { code: 'CURRICULUM_MODULE_UNKNOWN', field: `input.modules.${strange}` };
  const named = own.filter((id) => modules?.includes(id));
  return { curriculum_version_id: version.id, modules: named.length ? named : own };
};

const usedBy = async (tx: EntityManager, materials: readonly string[]): Promise<readonly string[] | Obstacle> => {
  const current = await currentVersions(tx, materials.filter(isId));
  const strange = materials.findIndex((id) => !current.some((each) => each.material_id === id));
  return strange < 0 ? current.map(({ id }) => id) : { code: 'NOT_FOUND', field: `input.materials.${strange}` };
};
