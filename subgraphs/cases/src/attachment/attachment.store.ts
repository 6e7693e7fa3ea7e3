import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { AttachmentEnding, AttachmentKind, AttachmentOrigin, FileType } from '@hub/vocabulary';
import { AttachmentEntity } from './attachment.entity.js';

export interface AttachmentRow {
  readonly id: string;
  readonly case_id: string;
  readonly person_id: string | null;
  readonly report_id: string | null;
  readonly kind: AttachmentKind;
  readonly type: FileType;
  readonly size: number;
  readonly content_digest: string;
  readonly stripped: boolean | null;
  readonly origin: AttachmentOrigin;
  readonly added_by: string;
  readonly added_through: string;
  readonly digest: string;
  readonly door_until: Date;
  readonly ending: AttachmentEnding | null;
  readonly ended_at: Date | null;
  /** ISO instant with microseconds. */
  readonly at: string;
}

/** A report, the case it opened, and the office it was filed through. */
export interface ReportedCase {
  readonly report: string;
  readonly caseId: string;
  readonly through: string;
}

const COLUMNS = `a.id, a.case_id, a.person_id, a.report_id, a.kind, a.type, a.size, a.content_digest, a.stripped,
  a.origin, a.added_by, a.added_through, a.digest, a.door_until, a.ending, a.ended_at,
  to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/** As far as the actor sees it: a file that was kept. */
export const attachmentById = async (tx: EntityManager, id: string): Promise<AttachmentRow | undefined> => {
  const [row]: AttachmentRow[] = await tx.query(
    `select ${COLUMNS} from attachment a where a.id = $1 and a.kept_at is not null`,
    [id],
  );
  return row;
};

/** Newest first, of each case, of these kinds. */
export const attachmentsOfCases = (
  tx: EntityManager,
  { cases, kinds }: { readonly cases: readonly string[]; readonly kinds: readonly AttachmentKind[] },
  { after, limit }: Keyset,
): Promise<AttachmentRow[]> =>
  tx.query(
    `select a.* from unnest($1::uuid[]) as w (case_id) cross join lateral (
       select ${COLUMNS} from attachment a
        where a.case_id = w.case_id and a.kept_at is not null and a.kind = any ($2::text[])
          and (a.created_at, a.id) < ($3::timestamptz, $4::uuid)
        order by a.created_at desc, a.id desc limit $5) a`,
    [cases, kinds, ...beforeOf(after), limit],
  );

/** The report that opened a case; none where the case was taken in from a file. Needs a system actor. */
export const firstReportOf = async (tx: EntityManager, caseId: string): Promise<string | undefined> => {
  const [row]: { id: string }[] = await tx.query(
    'select id from report where case_id = $1 order by created_at, id limit 1',
    [caseId],
  );
  return row?.id;
};

/** How many files a case has, those that may still come included. Needs a system actor. */
export const countOfCase = async (tx: EntityManager, caseId: string): Promise<number> => {
  const [row]: { n: number }[] = await tx.query(
    `select count(*)::int as n from attachment
      where case_id = $1 and ended_at is null and (kept_at is not null or door_until > now())`,
    [caseId],
  );
  return row!.n;
};

/** The report of this id that a person filed through one of these offices. Needs a system actor. */
export const reportFiledBy = async (
  tx: EntityManager,
  {
    report,
    person,
    offices,
  }: { readonly report: string; readonly person: string; readonly offices: readonly string[] },
): Promise<ReportedCase | undefined> => {
  const [row]: ReportedCase[] = await tx.query(
    `select id as report, case_id as "caseId", filed_through as through from report
      where id = $1 and filed_by = $2 and filed_through = any ($3::text[])`,
    [report, person, offices],
  );
  return row;
};

/** Files and bytes that came with a report or may still come, those taken away since included. Needs a system actor. */
export const sentWith = async (tx: EntityManager, report: string): Promise<{ files: number; bytes: number }> => {
  const [row]: { files: number; bytes: number }[] = await tx.query(
    `select count(*)::int as files, coalesce(sum(size), 0)::int as bytes from attachment
      where report_id = $1 and origin <> 'OFFICE' and (kept_at is not null or door_until > now())`,
    [report],
  );
  return row!;
};

/** The door that was made for a key before. Needs a system actor. */
export const doorByKey = async (tx: EntityManager, by: string, key: string): Promise<AttachmentRow | undefined> => {
  const [row]: AttachmentRow[] = await tx.query(
    `select ${COLUMNS} from attachment a where a.added_by = $1 and a.idempotency_key = $2`,
    [by, key],
  );
  return row;
};

/** Stores a door once for each key of who makes it. Needs a system actor. */
export const insertDoor = async (tx: EntityManager, door: AttachmentEntity): Promise<AttachmentRow> => {
  await tx.createQueryBuilder().insert().into(AttachmentEntity).values(door).orIgnore().execute();
  return (await doorByKey(tx, door.addedBy, door.idempotencyKey))!;
};

/** A door that is open for this person, locked; that of a tip is open for whoever knows it. Needs a system actor. */
export const openDoor = async (tx: EntityManager, id: string, person: string): Promise<AttachmentRow | undefined> => {
  const [row]: AttachmentRow[] = await tx.query(
    `select ${COLUMNS} from attachment a
      where a.id = $1 and (a.added_by = $2 or a.origin = 'TIP') and a.taken_at is null and a.door_until > now() for update`,
    [id, person],
  );
  return row;
};

/** Closes a door: it is used. Needs a system actor. */
export const closeDoor = async (tx: EntityManager, id: string): Promise<void> => {
  await tx.query('update attachment set taken_at = now() where id = $1', [id]);
};

/** From now on there is a file. Needs a system actor. */
export const keepAttachment = async (
  tx: EntityManager,
  { id, size, stripped, sealed }: { id: string; size: number; stripped: boolean; sealed: string },
): Promise<void> => {
  await tx.query('update attachment set kept_at = now(), size = $2, stripped = $3 where id = $1', [id, size, stripped]);
  await tx.query('insert into attachment_key (attachment_id, sealed) values ($1, $2)', [id, sealed]);
};

/** The sealed key of a file, as far as the actor may have it. */
export const sealedKeyById = async (tx: EntityManager, id: string): Promise<string | undefined> => {
  const [row]: { sealed: string }[] = await tx.query('select sealed from attachment_key where attachment_id = $1', [
    id,
  ]);
  return row?.sealed;
};

/** Ends files that are still there, and forgets their keys. Needs a system actor. */
export const endAttachments = async (
  tx: EntityManager,
  which: { readonly id: string } | { readonly person: string },
  ending: AttachmentEnding,
): Promise<AttachmentRow[]> => {
  const [column, value] = 'id' in which ? ['id', which.id] : ['person_id', which.person];
  const [rows]: [AttachmentRow[], number] = await tx.query(
    `update attachment a set ended_at = now(), ending = $2
      where a.${column} = $1 and a.kept_at is not null and a.ended_at is null returning ${COLUMNS}`,
    [value, ending],
  );
  await tx.query('delete from attachment_key where attachment_id = any ($1::uuid[])', [rows.map(({ id }) => id)]);
  return rows;
};

/** Forgets doors that nothing came by. Needs a system actor. */
export const deleteUnusedDoors = async (tx: EntityManager, graceMs: number): Promise<void> => {
  await tx.query(
    `delete from attachment where kept_at is null and door_until < now() - $1 * interval '1 millisecond'`,
    [graceMs],
  );
};

/** Of these files, those that can still be opened. Needs a system actor. */
export const stillKept = async (tx: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows: { id: string }[] = await tx.query(
    `select a.id from attachment a
       join subject_key k on k.subject = coalesce('person:' || a.person_id, 'report:' || a.report_id)
      where a.id = any ($1::uuid[]) and a.ended_at is null and k.wrapped is not null`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
};
