import { In } from 'typeorm';
import { beforeOf, type EntityManager, type Keyed, type Keyset } from '@hub/subgraph-kit';
import type { TrainingState } from '@hub/vocabulary';
import { AssessmentEntity } from './assessment.entity.js';
import { AttendanceCountEntity } from './attendance-count.entity.js';
import { TrainingEventEntity } from './training-event.entity.js';

export interface TrainingFilter {
  /** Only trainings of these committees; null is of all. */
  readonly committees: readonly string[] | null;
  readonly state?: TrainingState | null;
  /** ISO days, both included. */
  readonly from?: string | null;
  readonly until?: string | null;
}

/** Lists run from the latest day held, then by id. */
export const byDay = ({ heldOn, id }: TrainingEventEntity): Keyed => ({ at: heldOn, id });

const relations = { attendance: true, assessment: true };

export const findByIds = async (tx: EntityManager, ids: readonly string[]): Promise<TrainingEventEntity[]> =>
  tx.find(TrainingEventEntity, { where: { id: In([...ids]) }, relations });

export const listTrainings = async (
  tx: EntityManager,
  filter: TrainingFilter,
  { limit, after }: Keyset,
): Promise<TrainingEventEntity[]> => {
  const ids = await tx.query<{ id: string }[]>(
    `select id from training_event
      where ($1::uuid[] is null or committee_id = any ($1)) and ($2::text is null or state = $2)
        and held_on between coalesce($3::date, '-infinity') and coalesce($4::date, 'infinity')
        and (held_on, id) < ($5::date, $6::uuid)
      order by held_on desc, id desc limit $7`,
    [
      ...[filter.committees, filter.state ?? null, filter.from ?? null, filter.until ?? null],
      ...[...beforeOf(after), limit],
    ],
  );
  return inOrder(
    await findByIds(
      tx,
      ids.map(({ id }) => id),
    ),
    ids,
  );
};

/** The same page of several committees at once. */
export const listByCommittees = async (
  tx: EntityManager,
  committees: readonly string[],
  { keyset: { limit, after } }: { readonly keyset: Keyset },
): Promise<TrainingEventEntity[]> => {
  const ids = await tx.query<{ id: string }[]>(
    `select page.id from unnest($1::uuid[]) as owner (id) cross join lateral (
       select id from training_event
        where committee_id = owner.id and (held_on, id) < ($2::date, $3::uuid)
        order by held_on desc, id desc limit $4) page`,
    [committees, ...beforeOf(after), limit],
  );
  return inOrder(
    await findByIds(
      tx,
      ids.map(({ id }) => id),
    ),
    ids,
  );
};

const inOrder = (rows: readonly TrainingEventEntity[], ids: readonly { id: string }[]): TrainingEventEntity[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => byId.get(id) ?? []);
};

export const findByKey = (tx: EntityManager, plannedBy: string, idempotencyKey: string) =>
  tx.findOne(TrainingEventEntity, { where: { plannedBy, idempotencyKey }, relations });

/** Inserts a training unless its caller used the key before. */
export const insertTraining = async (
  tx: EntityManager,
  row: Omit<TrainingEventEntity, 'attendance' | 'assessment'>,
): Promise<void> => {
  await tx.createQueryBuilder().insert().into(TrainingEventEntity).values(row).orIgnore().execute();
};

/** Makes changes of one training wait for each other, and tells its version. Needs a system actor. */
export const lockTraining = async (tx: EntityManager, id: string): Promise<number | undefined> => {
  const [row]: { version: number }[] = await tx.query('select version from training_event where id = $1 for update', [
    id,
  ]);
  return row?.version;
};

/** @returns false when the version is no longer the one given */
export const moveTraining = async (
  tx: EntityManager,
  { id, version }: { id: string; version: number },
  state: TrainingState,
): Promise<boolean> => {
  const done = await tx.update(TrainingEventEntity, { id, version }, { state, version: version + 1 });
  return done.affected === 1;
};

/** Replaces what was recorded of a training. */
export const replaceResults = async (
  tx: EntityManager,
  trainingEventId: string,
  results: {
    attendance: readonly Pick<AttendanceCountEntity, 'agencyKind' | 'women' | 'men'>[];
    assessment: Pick<AssessmentEntity, 'preMean' | 'postMean' | 'preCount' | 'postCount'> | null;
  },
): Promise<void> => {
  await tx.delete(AttendanceCountEntity, { trainingEventId });
  await tx.delete(AssessmentEntity, { trainingEventId });
  await tx.insert(
    AttendanceCountEntity,
    results.attendance.map((count) => ({ ...count, trainingEventId })),
  );
  if (results.assessment) await tx.insert(AssessmentEntity, { ...results.assessment, trainingEventId });
};
