import type { EntityManager } from '@hub/subgraph-kit';
import type { TestPhase } from '@hub/vocabulary';
import { ITEM_VERSION, type ItemVersionRow } from '../test-item/test-item.store.js';
import type { Chosen, Sheets, TopicShare } from './test-form.rules.js';

/** What these trainings ask, in order; of those whose test the caller sees. */
export const formsOf = (
  tx: EntityManager,
  trainings: readonly string[],
): Promise<(ItemVersionRow & { readonly training: string })[]> =>
  tx.query(
    `select f.training_event_id as training, ${ITEM_VERSION}
       from test_form f cross join lateral unnest(f.items) with ordinality as asked (id, place)
       join test_item_version v on v.id = asked.id join test_item i on i.id = v.test_item_id
      where f.training_event_id = any ($1::uuid[]) order by f.training_event_id, asked.place`,
    [trainings],
  );

/** Needs a system actor, as do all that write. */
export const writeForm = async (
  tx: EntityManager,
  training: string,
  { items, at, by }: { readonly items: readonly string[]; readonly at: Date; readonly by: string },
): Promise<void> => {
  await tx.query(
    `insert into test_form (training_event_id, items, composed_at, composed_by) values ($1, $2, $3, $4)
     on conflict (training_event_id) do update
        set items = excluded.items, composed_at = excluded.composed_at, composed_by = excluded.composed_by`,
    [training, items, at, by],
  );
};

/** Whether somebody answered the test of a training. Needs a system actor. */
export const isAnswered = async (tx: EntityManager, training: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `select 1 from test_sheet s join attendance a on a.id = s.attendance_id where a.training_event_id = $1 limit 1`,
    [training],
  );
  return rows.length > 0;
};

/** What somebody who came chose in one test. */
export interface SheetRow {
  readonly attendance: string;
  readonly phase: TestPhase;
  readonly chosen: Chosen;
}

/** Keeps answers, or puts them right. */
export const writeSheet = async (
  tx: EntityManager,
  { attendance, phase, chosen }: SheetRow,
  { score, at, by }: { readonly score: number; readonly at: Date; readonly by: string },
): Promise<void> => {
  await tx.query(
    `insert into test_sheet (attendance_id, phase, chosen, score, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (attendance_id, phase) do update set chosen = excluded.chosen, score = excluded.score,
        recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
    [attendance, phase, chosen, score, at, by],
  );
};

/** What was answered by these who came, as far as the caller sees them. */
export const sheetsOfAttendances = (tx: EntityManager, attendances: readonly string[]): Promise<SheetRow[]> =>
  tx.query(`select attendance_id as attendance, phase, chosen from test_sheet where attendance_id = any ($1::uuid[])`, [
    attendances,
  ]);

/** Both tests of participants whose scores are still what they answered. Needs a system actor. */
export const sheetsOf = (tx: EntityManager, training: string): Promise<Sheets[]> =>
  tx.query(
    `select pre.chosen as pre, post.chosen as post from attendance a
       join test_sheet pre on pre.attendance_id = a.id and pre.phase = 'PRE' and pre.score = a.pre_score
       join test_sheet post on post.attendance_id = a.id and post.phase = 'POST' and post.score = a.post_score
      where a.training_event_id = $1 and a.role = 'PARTICIPANT'`,
    [training],
  );

/** Keeps the shares by topic beside the means of a training, with which they go. */
export const keepTopics = async (tx: EntityManager, training: string, shares: readonly TopicShare[]): Promise<void> => {
  await tx.query(
    `insert into topic_result (training_event_id, topic, items, people, pre_right, post_right)
     select $1, s.topic, s.items, s.n, s."preRight", s."postRight"
       from jsonb_to_recordset($2::jsonb)
            as s (topic text, items integer, n integer, "preRight" numeric, "postRight" numeric)`,
    [training, JSON.stringify(shares)],
  );
};

export const topicsOf = (
  tx: EntityManager,
  trainings: readonly string[],
): Promise<(TopicShare & { readonly training: string })[]> =>
  tx.query(
    `select training_event_id as training, topic, items, people as n, pre_right::float8 as "preRight",
            post_right::float8 as "postRight"
       from topic_result where training_event_id = any ($1::uuid[]) order by training_event_id, topic`,
    [trainings],
  );
