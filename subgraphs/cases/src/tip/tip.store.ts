import type { EntityManager } from '@hub/subgraph-kit';

export interface TipRow {
  readonly report_id: string;
  readonly case_id: string;
  readonly additions: number;
  readonly answers: number;
  readonly last_added_at: Date | null;
  readonly created_at: Date;
}

export interface MessageRow {
  readonly id: string;
  readonly report_id: string;
  readonly case_id: string;
  /** Null for what whoever sent the tip wrote. */
  readonly office: string | null;
  readonly digest: string;
  readonly sealed_words: string;
  readonly created_at: Date;
}

export interface NewMessage extends Omit<MessageRow, 'created_at'> {
  /** Person id, or who stands for nobody. */
  readonly author: string;
  readonly idempotencyKey: string;
  readonly at: Date;
}

const COLUMNS = 't.report_id, t.case_id, t.additions, t.answers, t.last_added_at, t.created_at';
const MESSAGE = 'm.id, m.report_id, m.case_id, m.office, m.digest, m.sealed_words, m.created_at';

/** Needs a system actor. */
export const insertTip = async (
  tx: EntityManager,
  { report, caseId, at }: { report: string; caseId: string; at: Date },
): Promise<void> => {
  await tx.query('insert into tip (report_id, case_id, created_at) values ($1, $2, $3)', [report, caseId, at]);
};

/** Makes a tip found by a code, through its token. Needs a system actor. */
export const insertCode = async (
  tx: EntityManager,
  { token, report, at }: { token: string; report: string; at: Date },
): Promise<void> => {
  await tx.query('insert into tip_code (token, report_id, created_at) values ($1, $2, $3)', [token, report, at]);
};

/** The tip that a code belongs to. Needs a system actor. */
export const tipByToken = async (tx: EntityManager, token: string): Promise<TipRow | undefined> => {
  const rows: TipRow[] = await tx.query(
    `select ${COLUMNS} from tip_code c join tip t on t.report_id = c.report_id where c.token = $1`,
    [token],
  );
  return rows[0];
};

/** First told first. */
export const tipsOfCases = (tx: EntityManager, cases: readonly string[]): Promise<TipRow[]> =>
  tx.query(`select ${COLUMNS} from tip t where t.case_id = any ($1::uuid[]) order by t.created_at, t.report_id`, [
    cases,
  ]);

/** Makes those who write to one tip wait for each other. Needs a system actor. */
export const lockTip = async (tx: EntityManager, report: string): Promise<TipRow> => {
  const [row]: TipRow[] = await tx.query(`select ${COLUMNS} from tip t where t.report_id = $1 for update`, [report]);
  return row!;
};

export const messageByKey = async (
  tx: EntityManager,
  { report_id: report, author, idempotencyKey }: Pick<NewMessage, 'report_id' | 'author' | 'idempotencyKey'>,
): Promise<MessageRow | undefined> => {
  const rows: MessageRow[] = await tx.query(
    `select ${MESSAGE} from tip_message m where m.report_id = $1 and m.author = $2 and m.idempotency_key = $3`,
    [report, author, idempotencyKey],
  );
  return rows[0];
};

/** Stores a message and counts it. Needs a system actor, and the lock of the tip. */
export const insertMessage = async (tx: EntityManager, message: NewMessage): Promise<TipRow> => {
  const { id, report_id: report, case_id: caseId, author, office, idempotencyKey, digest, at } = message;
  await tx.query(
    `insert into tip_message (id, report_id, case_id, author, office, idempotency_key, digest, sealed_words, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, report, caseId, author, office, idempotencyKey, digest, message.sealed_words, at],
  );
  return office === null ? countAddition(tx, report, at) : countAnswer(tx, report);
};

/** Counts something that whoever sent a tip has added. Needs a system actor, and the lock of the tip. */
export const countAddition = async (tx: EntityManager, report: string, at: Date): Promise<TipRow> => {
  const [[row]]: [TipRow[], number] = await tx.query(
    `update tip t set additions = additions + 1, last_added_at = $2 where report_id = $1 returning ${COLUMNS}`,
    [report, at],
  );
  return row!;
};

const countAnswer = async (tx: EntityManager, report: string): Promise<TipRow> => {
  const [[row]]: [TipRow[], number] = await tx.query(
    `update tip t set answers = answers + 1 where report_id = $1 returning ${COLUMNS}`,
    [report],
  );
  return row!;
};

/** Everything written after the tips of cases, as far as the actor may have it, first written first. */
export const messagesOfCases = (tx: EntityManager, cases: readonly string[]): Promise<MessageRow[]> =>
  tx.query(`select ${MESSAGE} from tip_message m where m.case_id = any ($1::uuid[]) order by m.created_at, m.id`, [
    cases,
  ]);

/** What was answered to a tip, first answer first. Needs a system actor. */
export const answersOfTip = (tx: EntityManager, report: string): Promise<MessageRow[]> =>
  tx.query(
    `select ${MESSAGE} from tip_message m where m.report_id = $1 and m.office is not null order by m.created_at, m.id`,
    [report],
  );

const offices = async (tx: EntityManager, query: string, caseId: string): Promise<string[]> =>
  (await tx.query<{ office: string }[]>(query, [caseId])).map(({ office }) => office);

const SEEING = `select office from row_access
  where resource_type = 'case' and resource = $1 and (until is null or until > now())`;

/** Offices through which somebody works on a case. Needs a system actor. */
export const officesAtWork = (tx: EntityManager, caseId: string): Promise<string[]> =>
  offices(
    tx,
    'select distinct office from case_assignment where ended_at is null and case_id = $1 order by office',
    caseId,
  );

/** Offices that see a case, each as often as it has a reason. Needs a system actor. */
export const officesSeeing = (tx: EntityManager, caseId: string): Promise<string[]> => offices(tx, SEEING, caseId);

/** Offices that were told of an addition and did not answer it, while nobody answered the tip. Needs a system actor. */
export const officesStillTold = (tx: EntityManager, caseId: string): Promise<string[]> =>
  offices(
    tx,
    `select distinct l.office from case_alert l
       join inbox_entry e on e.inbox = l.inbox and e.number = l.number
      where l.case_id = $1 and e.body ->> 'rule' = 'A19'
        and not exists (select from acknowledgement k where k.inbox = l.inbox and k.number = l.number)
        and not exists (select from tip_message m
                         where m.case_id = l.case_id and m.office is not null and m.created_at >= l.created_at)`,
    caseId,
  );
