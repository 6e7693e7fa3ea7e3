import { beforeOf, type EntityManager, type Keyed, type Keyset } from '@hub/subgraph-kit';

export interface LessonRow {
  readonly id: string;
  readonly committee: string;
  readonly meeting: string | null;
  readonly challenge: string;
  readonly recommendation: string;
  readonly version: number;
  readonly noted_at: Date;
  readonly noted_by: string;
  readonly reviewed_at: Date | null;
  readonly idempotency_key: string;
  readonly fingerprint: string;
}

export const lessonKey = ({ noted_at: at, id }: LessonRow): Keyed => ({ at, id });

export const lessonsById = (tx: EntityManager, ids: readonly string[]): Promise<LessonRow[]> =>
  tx.query('select * from lesson_learned where id = any ($1::uuid[])', [ids]);

/** A page of what each committee learned, the latest first. */
export const lessonsOf = (
  tx: EntityManager,
  committees: readonly string[],
  { limit, after }: Keyset,
): Promise<LessonRow[]> =>
  tx.query(
    `select l.* from unnest($1::uuid[]) as w (committee) cross join lateral (
       select * from lesson_learned o
        where o.committee = w.committee
          and (o.noted_at, o.id) < ($2::timestamptz, $3::uuid)
        order by o.noted_at desc, o.id desc limit $4) l
      order by l.noted_at desc, l.id desc`,
    [committees, ...beforeOf(after), limit],
  );

export const lessonByKey = async (tx: EntityManager, by: string, key: string): Promise<LessonRow | undefined> => {
  const [row]: LessonRow[] = await tx.query(
    'select * from lesson_learned where noted_by = $1 and idempotency_key = $2',
    [by, key],
  );
  return row;
};

/** Makes changes of one lesson wait for each other. Needs a system actor. */
export const lockLesson = async (tx: EntityManager, id: string): Promise<LessonRow | undefined> => {
  const [row]: LessonRow[] = await tx.query('select * from lesson_learned where id = $1 for update', [id]);
  return row;
};

export const insertLesson = async (
  tx: EntityManager,
  lesson: Omit<LessonRow, 'version' | 'reviewed_at'>,
): Promise<LessonRow> => {
  const [row]: LessonRow[] = await tx.query(
    `insert into lesson_learned (id, committee, meeting, challenge, recommendation, version, noted_at, noted_by,
       idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9) returning *`,
    [
      ...[lesson.id, lesson.committee, lesson.meeting, lesson.challenge, lesson.recommendation],
      ...[lesson.noted_at, lesson.noted_by, lesson.idempotency_key, lesson.fingerprint],
    ],
  );
  return row!;
};

export const publishLesson = async (
  tx: EntityManager,
  { id, at, by }: { readonly id: string; readonly at: Date; readonly by: string },
): Promise<LessonRow> => {
  const [[row]]: [LessonRow[], number] = await tx.query(
    'update lesson_learned set reviewed_at = $2, reviewed_by = $3, version = version + 1 where id = $1 returning *',
    [id, at, by],
  );
  return row!;
};
