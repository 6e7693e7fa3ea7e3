import type { EntityManager } from '@hub/subgraph-kit';
import type { AgeBand, PersonSex, ReviewVerdict, TraffickingStatus } from '@hub/vocabulary';
import { type Party, REVIEW_HOURS } from './case-emergency.rules.js';

export interface EmergencyRow {
  readonly id: string;
  readonly case_id: string;
  readonly committee: string;
  readonly started_by: string;
  readonly started_through: string;
  readonly executive: readonly string[];
  readonly secretariats: readonly string[];
  readonly digest: string;
  readonly started_at: Date;
  readonly until: Date;
  readonly ended_at: Date | null;
  readonly review_by: Date;
  readonly runs: boolean;
  readonly verdict: ReviewVerdict | null;
  readonly reviewed_by: string | null;
  readonly reviewed_at: Date | null;
}

/** An emergency that is about to start. */
export interface NewEmergency extends Party {
  readonly id: string;
  readonly case: string;
  readonly committee: string;
  readonly by: string;
  readonly through: string;
  readonly idempotencyKey: string;
  readonly digest: string;
  /** Sealed. */
  readonly reason: string;
  readonly hours: number;
}

const RUNS = `(e.ended_at is null and e.until > now()
  and exists (select from case_file f where f.id = e.case_id and f.lead_committee = e.committee))`;
const ROWS = `select e.*, ${RUNS} as runs from case_emergency e`;

/** By the database's clock, as every question about time here. */
export const insertEmergency = async (tx: EntityManager, given: NewEmergency): Promise<EmergencyRow> => {
  await tx.query(
    `insert into case_emergency (id, case_id, committee, started_by, started_through, executive, secretariats,
       idempotency_key, digest, started_at, until, review_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), now() + make_interval(hours => $10),
             now() + make_interval(hours => $11))`,
    [
      ...[given.id, given.case, given.committee, given.by, given.through, given.executive, given.secretariats],
      ...[given.idempotencyKey, given.digest, given.hours, given.hours + REVIEW_HOURS],
    ],
  );
  await tx.query('insert into case_emergency_reason (emergency, sealed_reason) values ($1, $2)', [
    given.id,
    given.reason,
  ]);
  return (await emergencyById(tx, given.id))!;
};

export const emergencyById = async (tx: EntityManager, id: string): Promise<EmergencyRow | undefined> => {
  const rows: EmergencyRow[] = await tx.query(`${ROWS} where e.id = $1`, [id]);
  return rows[0];
};

/** What somebody started under this key before. */
export const emergencyByKey = async (tx: EntityManager, by: string, key: string): Promise<EmergencyRow | undefined> => {
  const rows: EmergencyRow[] = await tx.query(`${ROWS} where e.started_by = $1 and e.idempotency_key = $2`, [by, key]);
  return rows[0];
};

/** The one of a case that runs: the committee that was to act leads it still. */
export const runningEmergency = async (tx: EntityManager, caseId: string): Promise<EmergencyRow | undefined> => {
  const rows: EmergencyRow[] = await tx.query(`${ROWS} where e.case_id = $1 and ${RUNS}`, [caseId]);
  return rows[0];
};

/** The latest of each case, running or over. */
export const emergenciesOfCases = (tx: EntityManager, cases: readonly string[]): Promise<EmergencyRow[]> =>
  tx.query(
    `select distinct on (e.case_id) e.*, ${RUNS} as runs from case_emergency e
      where e.case_id = any ($1::uuid[]) order by e.case_id, e.started_at desc, e.id desc`,
    [cases],
  );

export const endNow = async (tx: EntityManager, id: string, by: string): Promise<EmergencyRow> => {
  await tx.query('update case_emergency set ended_at = now(), ended_by = $2 where id = $1', [id, by]);
  return (await emergencyById(tx, id))!;
};

export const setVerdict = async (
  tx: EntityManager,
  id: string,
  { verdict, by }: { readonly verdict: ReviewVerdict; readonly by: string },
): Promise<EmergencyRow> => {
  await tx.query('update case_emergency set verdict = $2, reviewed_by = $3, reviewed_at = now() where id = $1', [
    ...[id, verdict, by],
  ]);
  return (await emergencyById(tx, id))!;
};

/** A person of a case in codes. */
export interface EmergencyPersonRow {
  readonly emergency: string;
  readonly id: string;
  readonly version: number;
  readonly sex: PersonSex;
  readonly age_band: AgeBand | null;
  readonly trafficking_status: TraffickingStatus;
}

/** Persons of cases while these emergencies run, oldest first, as far as the actor may see them. */
export const personsOfEmergencies = (tx: EntityManager, ids: readonly string[]): Promise<EmergencyPersonRow[]> =>
  tx.query(
    `select e.id as emergency, p.id, p.version, p.sex, p.age_band, p.trafficking_status
       from case_emergency e join person p on p.case_id = e.case_id
      where e.id = any ($1::uuid[]) and ${RUNS} and p.erased_at is null order by p.created_at, p.id`,
    [ids],
  );

/** Sealed reasons, as far as the actor may have them. */
export const reasonsOfEmergencies = (
  tx: EntityManager,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly case_id: string; readonly sealed_reason: string }[]> =>
  tx.query(
    `select e.id, e.case_id, r.sealed_reason from case_emergency e join case_emergency_reason r on r.emergency = e.id
      where e.id = any ($1::uuid[])`,
    [ids],
  );
