import type { EntityManager } from '@hub/subgraph-kit';
import { type Registering, type TrainerFacts, type TrainerRow, trainersByIds } from './trainer.store.js';

/** Makes changes of trainers wait for each other: who formed whom hangs together. Needs a system actor, as all below. */
export const lockTrainers = async (tx: EntityManager): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtext('trainer'))`);
};

/** The same, for a change of one of them. */
export const lockTrainer = async (tx: EntityManager, id: string): Promise<TrainerRow | undefined> => {
  await lockTrainers(tx);
  return (await trainersByIds(tx, [id]))[0];
};

/**
 * Stores a trainer unless the key was used before.
 * @returns whether it is new
 */
export const insertTrainer = async (
  tx: EntityManager,
  row: Omit<TrainerRow, 'endedOn' | 'version'>,
  { by, key, fingerprint }: Registering,
): Promise<boolean> => {
  const added: unknown[] = await tx.query(
    `insert into trainer (id, kind, committee_id, name, agency_kind, agency, official, participant, since, topics,
                          accredited_by, formed_by, formed_at, created_at, registered_by, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict do nothing returning id`,
    [
      ...[row.id, row.kind, row.committee, row.name, row.agencyKind, row.agency, row.official, row.participant],
      ...[row.since, row.topics, row.accreditedBy, row.formedBy, row.formedAt, row.createdAt, by, key, fingerprint],
    ],
  );
  if (added.length) await recountMasters(tx);
  return added.length > 0;
};

/** Puts right what is known of a trainer. */
export const rewriteTrainer = async (tx: EntityManager, id: string, facts: TrainerFacts): Promise<TrainerRow> => {
  await tx.query(
    `update trainer set kind = $2, name = $3, agency_kind = $4, agency = $5, official = $6, participant = $7, since = $8,
            topics = $9, accredited_by = $10, formed_by = $11, formed_at = $12, version = version + 1 where id = $1`,
    [
      ...[id, facts.kind, facts.name, facts.agencyKind, facts.agency, facts.official, facts.participant, facts.since],
      ...[facts.topics, facts.accreditedBy, facts.formedBy, facts.formedAt],
    ],
  );
  return changed(tx, id);
};

/** @param endedOn last day on which they trained, ISO; null when they train on */
export const writeEnd = async (tx: EntityManager, id: string, endedOn: string | null): Promise<TrainerRow> => {
  await tx.query('update trainer set ended_on = $2, version = version + 1 where id = $1', [id, endedOn]);
  return changed(tx, id);
};

const changed = async (tx: EntityManager, id: string): Promise<TrainerRow> => {
  await recountMasters(tx);
  return (await trainersByIds(tx, [id]))[0]!;
};

/** Counts those who train, of each kind of agency that has or had one. */
const recountMasters = async (tx: EntityManager): Promise<void> => {
  await tx.query(
    `insert into master_trainer_count (agency_kind, trainers)
     select known.agency_kind, count(t.id)
       from (select agency_kind from trainer union select agency_kind from master_trainer_count) known
       left join trainer t
         on t.agency_kind = known.agency_kind and t.kind = 'MASTER_TRAINER' and t.ended_on is null
      group by known.agency_kind
     on conflict (agency_kind) do update set trainers = excluded.trainers`,
  );
};

/** Names who led a training, in place of whom it named before. */
export const nameTrainers = async (tx: EntityManager, event: string, trainers: readonly string[]): Promise<void> => {
  await tx.query('delete from training_trainer where training_event_id = $1', [event]);
  await tx.query(
    'insert into training_trainer (training_event_id, trainer) select $1, id from unnest($2::uuid[]) as t (id)',
    [event, trainers],
  );
};
