import { afterOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { AgencyKind, Sex } from '@hub/vocabulary';

/** A training that took place and touches a version. */
const TOUCHES = `e.topics && v.topics and e.state in ('HELD', 'ASSESSED', 'REPORTED')`;

/** Each person and version on whose topics they took part, with the first and the last day. */
const TRAINED = `select v.id as version, v.in_force_on, a.committee_id, a.participant,
         min(e.held_on) as first_on, max(e.held_on) as last_on
    from policy_version v join training_event e on ${TOUCHES}
    join attendance a on a.training_event_id = e.id and a.role = 'PARTICIPANT'`;

const countWhere = (condition: string): string => `
  insert into retraining_count (policy_version, committee_id, due, retrained)
  select version, committee_id, count(*) filter (where last_on < in_force_on),
         count(*) filter (where first_on < in_force_on and last_on >= in_force_on)
    from (${TRAINED} where ${condition} group by v.id, a.committee_id, a.participant) t
   group by version, committee_id
  on conflict (policy_version, committee_id) do update set due = excluded.due, retrained = excluded.retrained`;

/** Counts people of every committee for one version. Needs a system actor. */
export const countByVersion = async (tx: EntityManager, version: string): Promise<void> => {
  await tx.query(countWhere('v.id = $1'), [version]);
};

/** Counts people of one committee for every version. Needs a system actor. */
export const countByCommittee = async (tx: EntityManager, committee: string): Promise<void> => {
  await tx.query('delete from retraining_count where committee_id = $1', [committee]);
  await tx.query(countWhere('a.committee_id = $1'), [committee]);
};

/** Whoever counts a committee waits for a version that is being published, and for others that count it. */
export const lockRetraining = async (tx: EntityManager, committee: string): Promise<void> => {
  await tx.query(
    `select pg_advisory_xact_lock_shared(hashtextextended('policy', 0)),
            pg_advisory_xact_lock(hashtextextended('retraining:' || $1, 0))`,
    [committee],
  );
};

/** That a committee was trained on the topics of a version since it came into force, and when first. */
export interface Met {
  readonly version: string;
  readonly committee: string;
  /** ISO day. */
  readonly on: string;
}

const meetWhere = (condition: string): string => `
  insert into retraining_met (policy_version, committee_id, met_on)
  select v.id, e.committee_id, min(e.held_on)
    from policy_version v join training_event e on ${TOUCHES} and e.held_on >= v.in_force_on
   where ${condition} group by v.id, e.committee_id
  on conflict (policy_version, committee_id) do update set met_on = excluded.met_on
    where retraining_met.met_on <> excluded.met_on
  returning policy_version as version, committee_id as committee, met_on::text as "on"`;

/** Committees that had met a version when it was published here. Needs a system actor. */
export const meetByVersion = (tx: EntityManager, version: string): Promise<Met[]> =>
  tx.query(meetWhere('v.id = $1'), [version]);

/** Versions that a committee has met only now, or on another day than was told. Needs a system actor. */
export const meetByCommittee = (tx: EntityManager, committee: string): Promise<Met[]> =>
  tx.query(meetWhere('e.committee_id = $1'), [committee]);

/** Versions that a committee has not met after all, because a training was moved or cancelled. Needs a system actor. */
export const unmeetByCommittee = async (tx: EntityManager, committee: string): Promise<Omit<Met, 'on'>[]> => {
  const [rows]: [Omit<Met, 'on'>[], number] = await tx.query(
    `delete from retraining_met m using policy_version v
      where m.committee_id = $1 and v.id = m.policy_version
        and not exists (select from training_event e
                         where e.committee_id = m.committee_id and ${TOUCHES} and e.held_on >= v.in_force_on)
     returning m.policy_version as version, m.committee_id as committee`,
    [committee],
  );
  return rows;
};

/** How a committee stands to one version. */
export interface RetrainingRow {
  readonly committee: string;
  readonly version: string;
  readonly due: number;
  readonly retrained: number;
  readonly trainingsBefore: number;
  readonly trainingsSince: number;
  /** ISO days. */
  readonly lastTrainingOn: string | null;
  readonly metOn: string | null;
}

/** Versions that one committee is told of at once. */
const MOST = 100;

/** The latest versions in force of each of these committees. */
export const retrainingOf = (tx: EntityManager, committees: readonly string[]): Promise<RetrainingRow[]> =>
  tx.query(
    `select c.id as committee, v.id as version, coalesce(r.due, 0) as due, coalesce(r.retrained, 0) as retrained, held.*
       from unnest($1::uuid[]) as c (id)
      cross join (select id, topics, in_force_on from policy_version order by in_force_on desc, id desc limit ${MOST}) v
       left join retraining_count r on r.policy_version = v.id and r.committee_id = c.id
      cross join lateral (
        select count(*) filter (where e.held_on < v.in_force_on)::int as "trainingsBefore",
               count(*) filter (where e.held_on >= v.in_force_on)::int as "trainingsSince",
               max(e.held_on)::text as "lastTrainingOn",
               (min(e.held_on) filter (where e.held_on >= v.in_force_on))::text as "metOn"
          from training_event e where e.committee_id = c.id and ${TOUCHES}) held
      order by v.in_force_on desc, v.id desc`,
    [committees],
  );

/** Somebody who was trained on the topics of a version, and not since it came into force. */
export interface DueRow {
  readonly owner: string;
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly agencyKind: AgencyKind;
  readonly agency: string | null;
  /** ISO day. */
  readonly lastTrainedOn: string;
}

/** A version and a committee as one owner of a list. */
export const ownerOf = (version: string, committee: string): string => `${version}:${committee}`;

/** A page of who is due for each version and committee, longest ago first. Rows of others are not seen. */
export const duePeople = (
  tx: EntityManager,
  owners: readonly string[],
  { keyset: { limit, after } }: { readonly keyset: Keyset },
): Promise<DueRow[]> =>
  tx.query(
    `select page.* from unnest($1::text[]) as owner (id)
       join policy_version v on v.id = split_part(owner.id, ':', 1)::uuid
      cross join lateral (
        select owner.id as owner, p.id, p.name, p.sex, p.agency_kind as "agencyKind", p.agency,
               max(e.held_on)::text as "lastTrainedOn"
          from participant p join attendance a on a.participant = p.id and a.role = 'PARTICIPANT'
          join training_event e on e.id = a.training_event_id and ${TOUCHES}
         where p.committee_id = split_part(owner.id, ':', 2)::uuid
         group by p.id
        having max(e.held_on) < v.in_force_on and (max(e.held_on), p.id) > ($2::date, $3::uuid)
         order by max(e.held_on), p.id limit $4) page`,
    [owners, ...afterOf(after), limit],
  );
