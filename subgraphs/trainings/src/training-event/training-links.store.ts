import type { EntityManager } from '@hub/subgraph-kit';
import type { CapacityActivityKind, CapacityPlanState } from '@hub/vocabulary';

/** Which version of a curriculum a training taught, and which of its modules. */
export interface TaughtRow {
  readonly training_event_id: string;
  readonly curriculum_version_id: string;
  readonly modules: readonly string[];
}

export const taughtOf = (tx: EntityManager, trainings: readonly string[]): Promise<TaughtRow[]> =>
  tx.query(
    `select training_event_id, curriculum_version_id, modules from training_curriculum
      where training_event_id = any ($1::uuid[])`,
    [trainings],
  );

/** The versions of materials that each of these trainings used. */
export const usedOf = (
  tx: EntityManager,
  trainings: readonly string[],
): Promise<{ training_event_id: string; material_version_id: string }[]> =>
  tx.query(
    `select training_event_id, material_version_id from training_material
      where training_event_id = any ($1::uuid[]) order by training_event_id, material_version_id`,
    [trainings],
  );

export const insertTaught = async (
  tx: EntityManager,
  { training_event_id, curriculum_version_id, modules }: TaughtRow,
): Promise<void> => {
  await tx.query(
    'insert into training_curriculum (training_event_id, curriculum_version_id, modules) values ($1, $2, $3)',
    [training_event_id, curriculum_version_id, modules],
  );
};

export const insertUsed = async (tx: EntityManager, training: string, versions: readonly string[]): Promise<void> => {
  await tx.query(
    `insert into training_material (training_event_id, material_version_id)
     select $1, version from unnest($2::uuid[]) as version`,
    [training, versions],
  );
};

/** What a plan asks for, and what fulfils it. */
export interface AskedRow {
  readonly id: string;
  readonly plan: string;
  readonly committee_id: string;
  readonly state: CapacityPlanState;
  readonly kind: CapacityActivityKind;
  /** The training that fulfils it; never a cancelled one. */
  readonly fulfilledBy: string | null;
}

/**
 * An activity, and what a training fulfils: makes trainings that would fulfil the same wait for each other. Needs a system
 * actor.
 */
export const lockAsked = async (
  tx: EntityManager,
  { activity, training }: { readonly activity: string | null; readonly training: string | null },
): Promise<AskedRow[]> => {
  // by itself, so that the second statement sees what the one before it has written
  await tx.query(
    `select from capacity_plan
      where id in (select plan from capacity_activity where id = $1 or training_event_id = $2) order by id for update`,
    [activity, training],
  );
  return tx.query(
    `select a.id, a.plan, p.committee_id, p.state, a.kind, e.id as "fulfilledBy"
       from capacity_activity a join capacity_plan p on p.id = a.plan
       left join training_event e on e.id = a.training_event_id and e.state <> 'CANCELLED'
      where a.id = $1 or a.training_event_id = $2`,
    [activity, training],
  );
};
