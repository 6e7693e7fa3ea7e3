import type { EntityManager } from '@hub/subgraph-kit';
import type { AccessPurpose, Assent, ConsentBasis, RecipientClass, WithoutGuardianReason } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import type { ConsentTerms } from '../access/access.rules.js';
import { type Explained, EXPLAINED, type ProposedConsent } from './consent.rules.js';

/** A consent as it is stored. */
export interface ConsentRow extends ConsentTerms {
  readonly id: string;
  readonly personId: string;
  readonly caseId: string;
  readonly basis: ConsentBasis;
  readonly explained: Explained;
  readonly assent: Assent | null;
  readonly withoutGuardian: WithoutGuardianReason | null;
  readonly givenAt: Date;
  /** Person id of the official. */
  readonly recordedBy: string;
  readonly fingerprint: string;
}

export interface NewConsent extends ProposedConsent {
  readonly id: string;
  readonly personId: string;
  readonly caseId: string;
  readonly givenAt: Date;
  readonly recordedBy: string;
  readonly recordedThrough: string;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const EXPLAINED_COLUMNS = EXPLAINED.map(snake);
const COLUMNS = `c.id, c.person_id, c.case_id, c.basis, c.purposes, c.recipients, c.given_at, c.until, c.withdrawn_at,
  c.recorded_by, c.fingerprint, c.assent, c.without_guardian, ${EXPLAINED_COLUMNS.map((column) => `c.${column}`).join(', ')}`;

const consentOf = (row: Record<string, unknown>): ConsentRow => ({
  id: row['id'] as string,
  personId: row['person_id'] as string,
  caseId: row['case_id'] as string,
  basis: row['basis'] as ConsentBasis,
  purposes: row['purposes'] as AccessPurpose[],
  recipients: row['recipients'] as RecipientClass[],
  givenAt: row['given_at'] as Date,
  until: row['until'] as Date | null,
  withdrawnAt: row['withdrawn_at'] as Date | null,
  recordedBy: row['recorded_by'] as string,
  fingerprint: row['fingerprint'] as string,
  assent: row['assent'] as Assent | null,
  withoutGuardian: row['without_guardian'] as WithoutGuardianReason | null,
  explained: Object.fromEntries(EXPLAINED.map((each) => [each, row[snake(each)] as boolean])) as Explained,
});

/** Records a consent once for each key of who records it. Needs a system actor. */
export const insertConsent = async (tx: EntityManager, consent: NewConsent): Promise<ConsentRow> => {
  const stored: unknown[] = await tx.query(
    `insert into consent (id, person_id, case_id, basis, purposes, recipients, given_at, until, recorded_by,
       recorded_through, idempotency_key, fingerprint, assent, without_guardian, ${EXPLAINED_COLUMNS.join(', ')})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
     on conflict (recorded_by, idempotency_key) do nothing returning id`,
    [
      ...[consent.id, consent.personId, consent.caseId, consent.basis, consent.purposes, consent.recipients],
      ...[consent.givenAt, consent.until, consent.recordedBy, consent.recordedThrough],
      ...[consent.idempotencyKey, consent.fingerprint, consent.assent, consent.withoutGuardian],
      ...EXPLAINED.map((each) => consent.explained[each]),
    ],
  );
  if (stored.length)
    await recordAct(tx, {
      ...{ by: consent.recordedBy, office: consent.recordedThrough, action: 'consent.recorded' },
      ...{ resourceType: 'consent', resource: consent.id, caseId: consent.caseId, purpose: 'record-consent' },
    });
  const [row]: Record<string, unknown>[] = await tx.query(
    `select ${COLUMNS} from consent c where recorded_by = $1 and idempotency_key = $2`,
    [consent.recordedBy, consent.idempotencyKey],
  );
  return consentOf(row!);
};

/** @returns undefined when it was withdrawn before */
export const endConsent = async (tx: EntityManager, id: string, by: string): Promise<ConsentRow | undefined> => {
  const [[row]]: [Record<string, unknown>[], number] = await tx.query(
    `update consent c set withdrawn_at = now(), withdrawn_by = $2 where id = $1 and withdrawn_at is null
     returning ${COLUMNS}`,
    [id, by],
  );
  return row && consentOf(row);
};

const listed = async (tx: EntityManager, condition: string, keys: readonly string[]): Promise<ConsentRow[]> => {
  const rows: Record<string, unknown>[] = await tx.query(
    `select ${COLUMNS} from consent c where ${condition} = any ($1::uuid[]) order by c.given_at, c.id`,
    [keys],
  );
  return rows.map(consentOf);
};

export const consentsById = (tx: EntityManager, ids: readonly string[]) => listed(tx, 'c.id', ids);
export const consentsOfPersons = (tx: EntityManager, persons: readonly string[]) => listed(tx, 'c.person_id', persons);
export const consentsOfCases = (tx: EntityManager, cases: readonly string[]) => listed(tx, 'c.case_id', cases);
