import { beforeOf, type EntityManager, type Keyed, type Keyset } from '@hub/subgraph-kit';
import type { AgencyKind, TrainerKind, TrainingTopic } from '@hub/vocabulary';

/** What is known of a trainer, all of which can be put right. */
export interface TrainerFacts {
  readonly kind: TrainerKind;
  readonly name: string;
  readonly agencyKind: AgencyKind;
  readonly agency: string | null;
  readonly official: string | null;
  readonly participant: string | null;
  /** ISO day. */
  readonly since: string;
  readonly topics: TrainingTopic[];
  readonly accreditedBy: string;
  readonly formedBy: string | null;
  readonly formedAt: string | null;
}

export interface TrainerRow extends TrainerFacts {
  readonly id: string;
  /** The committee that keeps it. */
  readonly committee: string;
  /** Last day on which they trained, ISO; null while they train. */
  readonly endedOn: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

const COLUMNS = `t.id, t.kind, t.committee_id as committee, t.name, t.agency_kind as "agencyKind", t.agency, t.official,
  t.participant, t.since::text as since, t.topics, t.accredited_by as "accreditedBy", t.formed_by as "formedBy",
  t.formed_at as "formedAt", t.ended_on::text as "endedOn", t.version, t.created_at as "createdAt"`;

/** What each trainer led: trainings they were named for, and those whose list says that they taught. */
const LED = `(
  select n.trainer, n.training_event_id as event from training_trainer n
  union
  select t.id, a.training_event_id from trainer t join attendance a on a.participant = t.participant and a.role = 'TRAINER')`;

/** Lists run from the last registered, then by id. */
export const byRegistration = ({ createdAt: at, id }: TrainerRow): Keyed => ({ at, id });

export const trainersByIds = (tx: EntityManager, ids: readonly string[]): Promise<TrainerRow[]> =>
  tx.query(`select ${COLUMNS} from trainer t where t.id = any ($1::uuid[])`, [ids]);

export const listTrainers = (
  tx: EntityManager,
  kinds: readonly TrainerKind[],
  { limit, after }: Keyset,
): Promise<TrainerRow[]> =>
  tx.query(
    `select ${COLUMNS} from trainer t
      where t.kind = any ($1::text[]) and (t.created_at, t.id) < ($2::timestamptz, $3::uuid)
      order by t.created_at desc, t.id desc limit $4`,
    [kinds, ...beforeOf(after), limit],
  );

/** Who led each of these trainings, as far as the caller sees them. */
export const trainersOfEvents = (
  tx: EntityManager,
  events: readonly string[],
): Promise<(TrainerRow & { readonly event: string })[]> =>
  tx.query(
    `select led.event, ${COLUMNS} from ${LED} led join trainer t on t.id = led.trainer
      where led.event = any ($1::uuid[]) order by t.name, t.id`,
    [events],
  );

/** Who registered a trainer, and under which key. */
export interface Registering {
  readonly by: string;
  readonly key: string;
  readonly fingerprint: string;
}

export const trainerByKey = async (
  tx: EntityManager,
  { by, key }: Registering,
): Promise<(TrainerRow & { readonly fingerprint: string }) | undefined> => {
  const rows: (TrainerRow & { fingerprint: string })[] = await tx.query(
    `select ${COLUMNS}, t.fingerprint from trainer t where t.registered_by = $1 and t.idempotency_key = $2`,
    [by, key],
  );
  return rows[0];
};

/** Whether a trainer led a training. */
export const hasLed = async (tx: EntityManager, trainer: string, event: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(`select 1 from ${LED} led where led.trainer = $1 and led.event = $2`, [
    trainer,
    event,
  ]);
  return rows.length > 0;
};

/** Whether somebody came to trainings of a committee. */
export const isParticipantOf = async (tx: EntityManager, participant: string, committee: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query('select 1 from participant where id = $1 and committee_id = $2', [
    participant,
    committee,
  ]);
  return rows.length > 0;
};

/** Whether a trainer formed others. */
export const hasFormed = async (tx: EntityManager, trainer: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query('select 1 from trainer where formed_by = $1 limit 1', [trainer]);
  return rows.length > 0;
};

/** Whether somebody is this trainer, or was formed by them, or by whom they formed, and so on. */
export const isInLineOf = async (tx: EntityManager, trainer: string, somebody: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `with recursive line (trainer) as (
       select $1::uuid union select t.id from line join trainer t on t.formed_by = line.trainer
     ) select 1 from line where trainer = $2`,
    [trainer, somebody],
  );
  return rows.length > 0;
};

/** Whether a trainer is named for a training after a day that was not cancelled. */
export const isNamedAfter = async (tx: EntityManager, trainer: string, day: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `select 1 from training_trainer n join training_event e on e.id = n.training_event_id
      where n.trainer = $1 and e.held_on > $2 and e.state <> 'CANCELLED' limit 1`,
    [trainer, day],
  );
  return rows.length > 0;
};

/** Master trainers who train, by the kind of their agency, for everybody. */
export const countMasters = (tx: EntityManager): Promise<{ agencyKind: AgencyKind; trainers: number }[]> =>
  tx.query(
    'select agency_kind as "agencyKind", trainers from master_trainer_count where trainers > 0 order by agency_kind',
  );

/** What came of what a trainer taught. */
export interface CascadeRow {
  readonly trainer: string;
  readonly trainersFormed: number;
  readonly eventsLed: number;
  readonly participationsDirect: number;
  readonly participationsThrough: number;
  readonly people: number;
}

/**
 * The cascade of each of these trainers: trainings they led, and those that were led only by trainers whom they formed,
 * or who were formed by these, and so on; each training once, each person once. Needs a system actor.
 */
export const cascadesOf = (tx: EntityManager, trainers: readonly string[]): Promise<CascadeRow[]> =>
  tx.query(
    `with recursive line (root, trainer) as (
       select id, id from unnest($1::uuid[]) as root (id)
       union
       select line.root, t.id from line join trainer t on t.formed_by = line.trainer
     ), reached as (
       select line.root, led.event, bool_or(line.trainer = line.root) as direct
         from line join ${LED} led on led.trainer = line.trainer
         join training_event e on e.id = led.event and e.state in ('HELD', 'ASSESSED', 'REPORTED')
        group by line.root, led.event
     ), counted as (
       select r.root, r.event, r.direct, coalesce(sum(c.women + c.men), 0)::int as came
         from reached r left join attendance_count c on c.training_event_id = r.event group by 1, 2, 3
     )
     select root.id as trainer,
            (select count(*)::int - 1 from line where line.root = root.id) as "trainersFormed",
            (select count(*)::int from counted c where c.root = root.id and c.direct) as "eventsLed",
            (select coalesce(sum(came), 0)::int from counted c where c.root = root.id and c.direct)
              as "participationsDirect",
            (select coalesce(sum(came), 0)::int from counted c where c.root = root.id and not c.direct)
              as "participationsThrough",
            (select count(distinct a.participant)::int from counted c
               join attendance a on a.training_event_id = c.event and a.role = 'PARTICIPANT'
              where c.root = root.id) as people
       from unnest($1::uuid[]) as root (id)`,
    [trainers],
  );
