import type { EntityManager } from '@hub/store';
import type { AcknowledgementKind } from '@hub/vocabulary';
import { fromBigint } from './bigint.js';

/** Who answered an entry, and how. */
export interface Acknowledgement {
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
 * - `CLOSED`: someone else has accepted, `acknowledgement` is theirs; nothing changed. `SEEN` is never refused so.
 */
export interface AcknowledgeResult {
  readonly outcome: 'RECORDED' | 'REPEATED' | 'CLOSED';
  readonly acknowledgement: Acknowledgement;
}

type Row = Omit<Acknowledgement, 'number'> & { number: string };
const COLUMNS = 'a.number, a.person, a.appointment, a.kind, a.at, a.note';
const acknowledgementOf = (row: Row): Acknowledgement => ({ ...row, number: fromBigint(row.number) });

/**
 * Records an answer, once per person and kind; at most one person accepts an entry. Needs a system actor.
 * @returns undefined when there is no such entry
 */
export const acknowledge = async (
  tx: EntityManager,
  given: NewAcknowledgement,
): Promise<AcknowledgeResult | undefined> => {
  const [entry]: { inbox: string }[] = await tx.query(LOCK_ENTRY, [given.owner, given.number]);
  if (!entry) return undefined;
  const known: Row[] = await tx.query(`select ${COLUMNS} from acknowledgement a where inbox = $1 and number = $2`, [
    entry.inbox,
    given.number,
  ]);
  const same = known.find(({ person, kind }) => person === given.person && kind === given.kind);
  if (same) return { outcome: 'REPEATED', acknowledgement: acknowledgementOf(same) };
  const accepted = known.find(({ person, kind }) => person !== given.person && kind === 'ACCEPTED');
  if (accepted && given.kind !== 'SEEN') return { outcome: 'CLOSED', acknowledgement: acknowledgementOf(accepted) };
  const [stored]: Row[] = await tx.query(INSERT, [
    entry.inbox,
    given.number,
    given.person,
    given.appointment,
    given.kind,
    given.note ?? null,
  ]);
  return { outcome: 'RECORDED', acknowledgement: acknowledgementOf(stored!) };
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

/** Answers to one entry wait for each other, so that two cannot both accept. */
const LOCK_ENTRY = `
  select e.inbox from inbox i join inbox_entry e on e.inbox = i.id
   where i.owner = $1 and e.number = $2 for no key update of e`;

const INSERT = `
  insert into acknowledgement as a (inbox, number, person, appointment, kind, note)
  values ($1, $2, $3, $4, $5, $6) returning ${COLUMNS}`;
