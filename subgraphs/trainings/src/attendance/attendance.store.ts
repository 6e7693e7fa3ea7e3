import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { AgencyKind, AttendanceRole, Sex } from '@hub/vocabulary';

/** Who came to trainings of a committee. */
export interface ParticipantRow {
  readonly id: string;
  readonly name: string;
  readonly name_key: string;
  readonly sex: Sex;
  readonly agency_kind: AgencyKind;
  readonly agency: string | null;
  readonly agency_key: string;
}

/** That somebody came to a training, and how the tests went, in per cent. */
export interface AttendanceRow {
  readonly id: string;
  readonly participant: string;
  readonly role: AttendanceRole;
  readonly pre_score: number | null;
  readonly post_score: number | null;
}

export type AttendedRow = ParticipantRow &
  AttendanceRow & { readonly training_event_id: string; readonly created_at: Date };

/** A page of who came to each of these trainings, the last entered first. */
export const attendanceByTrainings = (
  tx: EntityManager,
  trainings: readonly string[],
  { keyset: { limit, after } }: { readonly keyset: Keyset },
): Promise<AttendedRow[]> =>
  tx.query(
    `select page.* from unnest($1::uuid[]) as owner (id) cross join lateral (
       select p.name, p.name_key, p.sex, p.agency_kind, p.agency, p.agency_key, a.id, a.participant, a.role,
              a.pre_score::float8 as pre_score, a.post_score::float8 as post_score, a.training_event_id, a.created_at
         from attendance a join participant p on p.id = a.participant
        where a.training_event_id = owner.id
          and (a.created_at, a.id) < ($2::timestamptz, $3::uuid)
        order by a.created_at desc, a.id desc limit $4) page`,
    [trainings, ...beforeOf(after), limit],
  );

export const participantsOf = (tx: EntityManager, committee: string): Promise<ParticipantRow[]> =>
  tx.query('select id, name, name_key, sex, agency_kind, agency, agency_key from participant where committee_id = $1', [
    committee,
  ]);

export const attendanceOf = (tx: EntityManager, training: string): Promise<AttendanceRow[]> =>
  tx.query(
    `select id, participant, role, pre_score::float8 as pre_score, post_score::float8 as post_score
       from attendance where training_event_id = $1`,
    [training],
  );

/** Needs a system actor. */
export const insertParticipants = async (
  tx: EntityManager,
  committee: string,
  rows: readonly ParticipantRow[],
): Promise<void> => {
  await tx.query(
    `insert into participant (id, committee_id, name, name_key, sex, agency_kind, agency, agency_key)
     select p.id, $1, p.name, p.name_key, p.sex, p.agency_kind, p.agency, p.agency_key
       from jsonb_to_recordset($2::jsonb)
            as p (id uuid, name text, name_key text, sex text, agency_kind text, agency text, agency_key text)`,
    [committee, JSON.stringify(rows)],
  );
};

/** Lists of one committee are read and written one after the other. Needs a system actor. */
export const lockParticipants = async (tx: EntityManager, committee: string): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('participants:' || $1, 0))`, [committee]);
};

/** Puts right what is known of people. Needs a system actor. */
export const correctParticipants = async (tx: EntityManager, rows: readonly ParticipantRow[]): Promise<void> => {
  await tx.query(
    `update participant set name = p.name, sex = p.sex, agency_kind = p.agency_kind, agency = p.agency
       from jsonb_to_recordset($1::jsonb) as p (id uuid, name text, sex text, agency_kind text, agency text)
      where participant.id = p.id`,
    [JSON.stringify(rows)],
  );
};

/** Trainings that these people came to, in one order. Needs a system actor. */
export const trainingsOf = async (tx: EntityManager, participants: readonly string[]): Promise<string[]> => {
  const rows: { id: string }[] = await tx.query(
    `select distinct training_event_id as id from attendance where participant = any ($1::uuid[]) order by id`,
    [participants],
  );
  return rows.map(({ id }) => id);
};

/** Enters who came, or puts right how it was. Needs a system actor. */
export const writeAttendance = async (
  tx: EntityManager,
  of: { readonly training: string; readonly committee: string; readonly at: Date },
  rows: readonly AttendanceRow[],
): Promise<void> => {
  await tx.query(
    `insert into attendance (id, training_event_id, committee_id, participant, role, pre_score, post_score, created_at)
     select a.id, $1, $2, a.participant, a.role, a.pre_score, a.post_score, $3
       from jsonb_to_recordset($4::jsonb)
            as a (id uuid, participant uuid, role text, pre_score numeric, post_score numeric)
     on conflict (training_event_id, participant) do update
        set role = excluded.role, pre_score = excluded.pre_score, post_score = excluded.post_score`,
    [of.training, of.committee, of.at, JSON.stringify(rows)],
  );
};

/** Whether a training has a list of names. Needs a system actor. */
export const isListed = async (tx: EntityManager, training: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query('select from attendance where training_event_id = $1 limit 1', [training]);
  return rows.length > 0;
};

/** What all that is known of who came makes of a training. */
export interface AttendanceSums {
  /** Whether anybody is known to have come, in whatever role. */
  readonly isListed: boolean;
  readonly counts: readonly { readonly agencyKind: AgencyKind; readonly women: number; readonly men: number }[];
  readonly tests: {
    readonly preMean: number | null;
    readonly postMean: number | null;
    readonly preCount: number;
    readonly postCount: number;
  };
}

/** Only participants count. Needs a system actor. */
export const sumAttendance = async (tx: EntityManager, training: string): Promise<AttendanceSums> => {
  const from = `from attendance a join participant p on p.id = a.participant
    where a.training_event_id = $1 and a.role = 'PARTICIPANT'`;
  const counts: AttendanceSums['counts'] = await tx.query(
    `select p.agency_kind as "agencyKind", count(*) filter (where p.sex = 'FEMALE')::int as women,
            count(*) filter (where p.sex = 'MALE')::int as men ${from} group by p.agency_kind`,
    [training],
  );
  const [tests]: AttendanceSums['tests'][] = await tx.query(
    `select avg(pre_score)::float8 as "preMean", avg(post_score)::float8 as "postMean",
            count(pre_score)::int as "preCount", count(post_score)::int as "postCount" ${from}`,
    [training],
  );
  return { isListed: await isListed(tx, training), counts, tests: tests! };
};

/** Counts anew who took part in trainings of a committee. Needs a system actor. */
export const countReach = async (tx: EntityManager, committee: string): Promise<void> => {
  await tx.query(
    `insert into attendance_reach (committee_id, participations, people)
     select $1, count(*), count(distinct a.participant)
       from attendance a join training_event e on e.id = a.training_event_id and e.state <> 'CANCELLED'
      where a.committee_id = $1 and a.role = 'PARTICIPANT'
     on conflict (committee_id) do update set participations = excluded.participations, people = excluded.people`,
    [committee],
  );
};

/** How many came to trainings of these committees, as far as they are known by name. */
export const reachOf = (
  tx: EntityManager,
  committees: readonly string[],
): Promise<{ committee_id: string; participations: number; people: number }[]> =>
  tx.query('select committee_id, participations, people from attendance_reach where committee_id = any ($1::uuid[])', [
    committees,
  ]);
