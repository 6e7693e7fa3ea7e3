import type { EntityManager } from '@hub/store';
import type { AcknowledgementKind } from '@hub/vocabulary';
import { fromBigint } from './bigint.js';
import { type AnsweredEntry, closeAccepted, hastenDeclined, lockAnswers } from './escalation/answer.js';

/** Who answered an entry, and how. */
export interface Acknowledgement {
  /** Whose inbox holds the entry. */
  readonly owner: string;
  readonly number: number;
  readonly person: string;
  /** The appointment under which the person answered. */
  readonly appointment: string;
  readonly kind: AcknowledgementKind;
  readonly at: Date;
  readonly note: string | null;
}

export interface NewAcknowledgement {
  readonly owner: string;
  readonly number: number;
  readonly person: string;
  readonly appointment: string;
  readonly kind: AcknowledgementKind;
  readonly note?: string | null;
}

/**
 * - `RECORDED`: stored now.
 * - `REPEATED`: the same person had answered the same way; nothing changed.
 * - `CLOSED`: it was accepted before, here or through another entry of its escalation; `acknowledgement` is that
 *   acceptance and nothing changed. `SEEN` is never refused so.
 */
export interface AcknowledgeResult {
  readonly outcome: 'RECORDED' | 'REPEATED' | 'CLOSED';
  readonly acknowledgement: Acknowledgement;
}

type Row = Omit<Acknowledgement, 'number'> & { number: string };
const COLUMNS = 'i.owner, a.number, a.person, a.appointment, a.kind, a.at, a.note';
const acknowledgementOf = ({ owner, number, person, appointment, kind, at, note }: Row): Acknowledgement => ({
  ...{ owner, number: fromBigint(number), person, appointment, kind, at, note },
});

/**
 * Records an answer, once per person and kind. At most one person accepts an entry, and of all entries of an
 * escalation; that ends it. DECLINED makes its next step due at once. Needs a system actor.
 * @returns undefined when there is no such entry
 */
export const acknowledge = async (
  tx: EntityManager,
  given: NewAcknowledgement,
): Promise<AcknowledgeResult | undefined> => {
  const { owner, number, person, appointment, kind, note = null } = given;
  const [found]: Omit<AnsweredEntry, 'number'>[] = await tx.query(ENTRY, [owner, number]);
  if (!found) return undefined;
  const entry = { ...found, number };
  await lockAnswers(tx, entry);
  const before = await answeredBefore(tx, entry, given);
  if (before) return before;
  const [stored]: Row[] = await tx.query(INSERT, [entry.inbox, number, person, appointment, kind, note]);
  if (kind === 'ACCEPTED') await closeAccepted(tx, entry, person);
  if (kind === 'DECLINED') await hastenDeclined(tx, entry);
  return { outcome: 'RECORDED', acknowledgement: acknowledgementOf(stored!) };
};

const answeredBefore = async (
  tx: EntityManager,
  { inbox, number, escalation }: AnsweredEntry,
  given: NewAcknowledgement,
): Promise<AcknowledgeResult | undefined> => {
  const known: (Row & { here: boolean })[] = await tx.query(KNOWN, [inbox, number, escalation]);
  const own = known.filter(({ person }) => person === given.person);
  const same = own.find(({ kind, here }) => kind === given.kind && (here || kind === 'ACCEPTED'));
  if (same) return { outcome: 'REPEATED', acknowledgement: acknowledgementOf(same) };
  const accepted = known.find(({ person, kind, here }) => kind === 'ACCEPTED' && !(here && person === given.person));
  if (accepted && given.kind !== 'SEEN') return { outcome: 'CLOSED', acknowledgement: acknowledgementOf(accepted) };
  return undefined;
};

/** The answers to some entries of one inbox, oldest first. */
export const acknowledgements = async (
  tx: EntityManager,
  owner: string,
  numbers: readonly number[],
): Promise<Acknowledgement[]> => {
  const rows: Row[] = await tx.query(
    `select ${COLUMNS} from inbox i join acknowledgement a on a.inbox = i.id
      where i.owner = $1 and a.number = any ($2::bigint[]) order by a.at, a.number`,
    [owner, numbers],
  );
  return rows.map(acknowledgementOf);
};

const ENTRY = `
  select e.inbox, e.event, e.escalation from inbox i join inbox_entry e on e.inbox = i.id
   where i.owner = $1 and e.number = $2`;

/** The answers to an entry, and the one that accepted its escalation, which may be an answer to another entry. */
const KNOWN = `
  select ${COLUMNS}, (a.inbox, a.number) = ($1, $2) as here
    from acknowledgement a join inbox i on i.id = a.inbox
   where (a.inbox, a.number) = ($1, $2)
      or a.kind = 'ACCEPTED' and (a.inbox, a.number) in (select closed_inbox, closed_number from escalation where id = $3)`;

const INSERT = `
  with a as (
    insert into acknowledgement (inbox, number, person, appointment, kind, note)
    values ($1, $2, $3, $4, $5, $6) returning *
  )
  select ${COLUMNS} from a join inbox i on i.id = a.inbox`;
