import type { EntityManager } from '@hub/subgraph-kit';
import type { AttendanceRow, ParticipantRow } from './attendance.store.js';

/** Who came to a training, and what rests on it. */
export interface HeldAttendance {
  readonly id: string;
  readonly participant: string;
  readonly isCertified: boolean;
  readonly isAnswered: boolean;
}

/** One attendance of a training. Needs a system actor, as all below. */
export const attendanceIn = async (
  tx: EntityManager,
  training: string,
  id: string,
): Promise<HeldAttendance | undefined> => {
  const [row]: HeldAttendance[] = await tx.query(
    `select a.id, a.participant, exists (select from certificate c where c.attendance = a.id) as "isCertified",
            exists (select from test_sheet t where t.attendance_id = a.id) as "isAnswered"
       from attendance a where a.training_event_id = $1 and a.id = $2`,
    [training, id],
  );
  return row;
};

export const deleteAttendance = async (tx: EntityManager, id: string): Promise<void> => {
  await tx.query('delete from attendance where id = $1', [id]);
};

export const rewriteAttendance = async (
  tx: EntityManager,
  { id, role, pre_score, post_score }: Omit<AttendanceRow, 'participant'>,
): Promise<void> => {
  await tx.query('update attendance set role = $2, pre_score = $3, post_score = $4 where id = $1', [
    ...[id, role, pre_score, post_score],
  ]);
};

/** @returns false when another person of the committee has that name and agency */
export const rewriteParticipant = async (
  tx: EntityManager,
  committee: string,
  row: ParticipantRow,
): Promise<boolean> => {
  const others: unknown[] = await tx.query(
    `select from participant where committee_id = $1 and name_key = $2 and agency_key = $3 and id <> $4`,
    [committee, row.name_key, row.agency_key, row.id],
  );
  if (others.length) return false;
  await tx.query(
    `update participant set name = $2, name_key = $3, sex = $4, agency_kind = $5, agency = $6, agency_key = $7
      where id = $1`,
    [row.id, row.name, row.name_key, row.sex, row.agency_kind, row.agency, row.agency_key],
  );
  return true;
};
