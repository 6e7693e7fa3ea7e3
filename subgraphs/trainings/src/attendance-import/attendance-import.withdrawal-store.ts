import type { EntityManager } from '@hub/subgraph-kit';
import type { AttendanceRow } from '../attendance/attendance.store.js';

/** Keeps what a list wrote of who came, beside what was there before, if anything. Needs a system actor, as all below. */
export const keepImportRows = async (
  tx: EntityManager,
  importId: string,
  rows: readonly (AttendanceRow & { readonly former: AttendanceRow | null })[],
): Promise<void> => {
  await tx.query(
    `insert into attendance_import_row (import_id, attendance_id, role, pre_score, post_score,
                                        former_role, former_pre_score, former_post_score)
     select $1, r.id, r.role, r.pre_score, r.post_score, r.former ->> 'role', (r.former ->> 'pre_score')::numeric,
            (r.former ->> 'post_score')::numeric
       from jsonb_to_recordset($2::jsonb) as r (id uuid, role text, pre_score numeric, post_score numeric, former jsonb)`,
    [importId, JSON.stringify(rows)],
  );
};

/** What stands against withdrawing a list; every row of it may be looked at once. */
export interface Withdrawal {
  /** Rows of it that are known. */
  readonly rows: number;
  readonly isOverwritten: boolean;
  readonly isCertified: boolean;
  readonly isAnswered: boolean;
}

export const withdrawalOf = async (tx: EntityManager, importId: string): Promise<Withdrawal> => {
  const [found]: Withdrawal[] = await tx.query(
    `select count(*)::int as rows,
            coalesce(bool_or(exists (select from attendance_import_row later
              where later.attendance_id = own.attendance_id and later.ordinal > own.ordinal)), false) as "isOverwritten",
            coalesce(bool_or(own.former_role is distinct from own.role
              and exists (select from certificate c where c.attendance = own.attendance_id)), false) as "isCertified",
            coalesce(bool_or(own.former_role is null
              and exists (select from test_sheet t where t.attendance_id = own.attendance_id)), false) as "isAnswered"
       from attendance_import_row own where own.import_id = $1`,
    [importId],
  );
  return found!;
};

/** Takes back what a list wrote: whom it entered, and what it changed as far as nobody changed it since. */
export const takeBackRows = async (tx: EntityManager, importId: string): Promise<void> => {
  await tx.query(
    `update attendance a
        set role = case when a.role = r.role then r.former_role else a.role end,
            pre_score = case when a.pre_score is not distinct from r.pre_score then r.former_pre_score else a.pre_score end,
            post_score =
              case when a.post_score is not distinct from r.post_score then r.former_post_score else a.post_score end
       from attendance_import_row r
      where r.import_id = $1 and a.id = r.attendance_id and r.former_role is not null`,
    [importId],
  );
  const [removed]: [{ participant: string }[], number] = await tx.query(
    `delete from attendance a using attendance_import_row r
      where r.import_id = $1 and a.id = r.attendance_id and r.former_role is null returning a.participant`,
    [importId],
  );
  await tx.query('delete from attendance_import_row where import_id = $1', [importId]);
  await forgetStrangers(
    tx,
    removed.map(({ participant }) => participant),
  );
};

/** Forgets those of these people who came to no training and train nobody. */
export const forgetStrangers = async (tx: EntityManager, participants: readonly string[]): Promise<void> => {
  await tx.query(
    `delete from participant p
      where p.id = any ($1::uuid[]) and not exists (select from attendance a where a.participant = p.id)
        and not exists (select from trainer t where t.participant = p.id)`,
    [participants],
  );
};
