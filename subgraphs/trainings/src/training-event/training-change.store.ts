import type { EntityManager } from '@hub/subgraph-kit';
import type { TrainingChangeReason, TrainingState } from '@hub/vocabulary';
import { lockTrainers } from '../trainer/trainer.write-store.js';
import type { TrainingEventEntity } from './training-event.entity.js';
import { findByIds, lockTraining } from './training-event.store.js';

/** What is known of a training from its plan on. */
export type TrainingFacts = Pick<TrainingEventEntity, 'title' | 'heldOn' | 'place' | 'topics'>;

/** A training as it was before a change. */
export interface TrainingChangeRow extends TrainingFacts {
  readonly training: string;
  readonly version: number;
  readonly state: TrainingState;
  readonly reason: TrainingChangeReason;
  readonly changedAt: Date;
}

/** A training while nobody else changes it, nor when its trainers end. Needs a system actor, as all below but the last. */
export const lockWholeTraining = async (tx: EntityManager, id: string): Promise<TrainingEventEntity | undefined> => {
  await lockTrainers(tx);
  await lockTraining(tx, id);
  return (await findByIds(tx, [id]))[0];
};

/** Keeps what is known of a training that is about to be changed. */
export const keepFormerTraining = async (
  tx: EntityManager,
  id: string,
  { reason, by, at }: { readonly reason: TrainingChangeReason; readonly by: string; readonly at: Date },
): Promise<void> => {
  await tx.query(
    `insert into training_change
       (training_event_id, version, held_on, place, title, topics, state, reason, changed_by, changed_at)
     select id, version, held_on, place, title, topics, state, $2, $3, $4 from training_event where id = $1`,
    [id, reason, by, at],
  );
};

export const rewriteTraining = async (
  tx: EntityManager,
  id: string,
  { title, heldOn, place, topics }: TrainingFacts,
): Promise<void> => {
  await tx.query(
    `update training_event set title = $2, held_on = $3, place = $4, topics = $5, version = version + 1 where id = $1`,
    [id, title, heldOn, place, topics],
  );
};

/** Whether a trainer who is named for a training trains no more on a day. */
export const hasTrainerEndedBefore = async (tx: EntityManager, training: string, day: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `select from training_trainer n join trainer t on t.id = n.trainer
      where n.training_event_id = $1 and t.ended_on < $2`,
    [training, day],
  );
  return rows.length > 0;
};

/** Whether anybody who came to a training has a score of either test. */
export const hasScores = async (tx: EntityManager, training: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `select from attendance where training_event_id = $1 and (pre_score is not null or post_score is not null) limit 1`,
    [training],
  );
  return rows.length > 0;
};

/** As each of these trainings was before, the last change first, at most 20 of each. */
export const changesOf = (tx: EntityManager, trainings: readonly string[]): Promise<TrainingChangeRow[]> =>
  tx.query(
    `select former.* from unnest($1::uuid[]) as training (id) cross join lateral (
       select training_event_id as training, version, held_on::text as "heldOn", place, title, topics, state, reason,
              changed_at as "changedAt"
         from training_change where training_event_id = training.id order by version desc limit 20) former`,
    [trainings],
  );
