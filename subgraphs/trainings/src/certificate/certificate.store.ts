import type { EntityManager } from '@hub/subgraph-kit';
import type { TrainingTopic } from '@hub/vocabulary';

/** A training that took place, and somebody who took part in it. */
const FROM = `attendance a join training_event e on e.id = a.training_event_id`;
const EARNED = `a.role = 'PARTICIPANT' and e.state in ('HELD', 'ASSESSED', 'REPORTED')`;

/** What a certificate says. */
export interface EarnedRow {
  readonly name: string;
  readonly title: string;
  /** ISO day. */
  readonly heldOn: string;
  readonly topics: readonly TrainingTopic[];
  readonly committee: string;
}

/** What the certificate of an attendance says; undefined where none is earned, or the attendance is not seen. */
export const earned = async (tx: EntityManager, attendance: string): Promise<EarnedRow | undefined> => {
  const rows: EarnedRow[] = await tx.query(
    `select p.name, e.title, e.held_on::text as "heldOn", e.topics, e.committee_id as committee
       from ${FROM} join participant p on p.id = a.participant where a.id = $1 and ${EARNED}`,
    [attendance],
  );
  return rows[0];
};

/** While a certificate is issued its training stays as it is. Needs a system actor. */
export const holdTraining = async (tx: EntityManager, attendance: string): Promise<void> => {
  await tx.query(
    `select from training_event where id = (select training_event_id from attendance where id = $1) for share`,
    [attendance],
  );
};

/** Whether a certificate was issued to somebody on the list of a training. Needs a system actor. */
export const hasCertificates = async (tx: EntityManager, training: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `select from certificate c join attendance a on a.id = c.attendance where a.training_event_id = $1 limit 1`,
    [training],
  );
  return rows.length > 0;
};

interface Issue {
  readonly attendance: string;
  readonly number: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * Gives an attendance its number, unless it has one. Needs a system actor.
 * @returns whether it had none
 */
export const insertCertificate = async (tx: EntityManager, { attendance, number, by, at }: Issue): Promise<boolean> => {
  const added: unknown[] = await tx.query(
    `insert into certificate (attendance, number, issued_at, issued_by) values ($1, $2, $3, $4)
     on conflict (attendance) do nothing returning attendance`,
    [attendance, number, at, by],
  );
  return added.length > 0;
};

/** The certificate of an attendance. Needs a system actor. */
export const certificateOf = async (
  tx: EntityManager,
  attendance: string,
): Promise<{ readonly number: string; readonly issuedAt: Date }> => {
  const [row]: { number: string; issuedAt: Date }[] = await tx.query(
    'select number, issued_at as "issuedAt" from certificate where attendance = $1',
    [attendance],
  );
  return row!;
};

/** The training for which a number is valid now. Needs a system actor. */
export const certified = async (
  tx: EntityManager,
  number: string,
): Promise<{ readonly title: string; readonly heldOn: string } | undefined> => {
  const rows: { title: string; heldOn: string }[] = await tx.query(
    `select e.title, e.held_on::text as "heldOn"
       from certificate c join ${FROM} on c.attendance = a.id where c.number = $1 and ${EARNED}`,
    [number],
  );
  return rows[0];
};
