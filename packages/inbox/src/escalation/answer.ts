import type { EntityManager } from '@hub/store';
import { SCHEDULE_NEXT, UNSCHEDULE_NEXT } from './escalation.js';

/** An entry that is answered. */
export interface AnsweredEntry {
  readonly inbox: string;
  readonly number: number;
  readonly event: string;
  /** Null where nothing escalates. */
  readonly escalation: string | null;
}

/**
 * Answers wait for each other, so that two cannot both accept: those of one escalation, else those of one entry. The
 * escalation comes before everything else that a transaction locks of it, for a step that is fired as well.
 */
export const lockAnswers = async (tx: EntityManager, { inbox, number, escalation }: AnsweredEntry): Promise<void> => {
  if (escalation) await tx.query('select from escalation where id = $1 for update', [escalation]);
  else await tx.query('select from inbox_entry where inbox = $1 and number = $2 for no key update', [inbox, number]);
};

/** What an acceptance ends: the entry, and with it the whole escalation and each of its entries. */
export const closeAccepted = async (tx: EntityManager, entry: AnsweredEntry, person: string): Promise<void> => {
  const { inbox, number, escalation } = entry;
  if (!escalation) await tx.query(CLOSE_ENTRY, [inbox, number]);
  else await tx.query(CLOSE_ESCALATION, [escalation, inbox, number, person]);
};

/** A decline makes the next step due at once, unless a later step than that of this entry has been fired. */
export const hastenDeclined = async (tx: EntityManager, { escalation, event }: AnsweredEntry): Promise<void> => {
  if (escalation) await tx.query(HASTEN, [escalation, event]);
};

const CLOSE_ENTRY = 'update inbox_entry set closed_at = clock_timestamp() where inbox = $1 and number = $2';

const CLOSE_ESCALATION = `
  with x as (
    update escalation set state = 'ACCEPTED', due_at = null, declined_at = null, closed_at = clock_timestamp(),
           closed_by = $4, closed_inbox = $2, closed_number = $3
     where id = $1 and state in ('OPEN', 'FINISHED')
    returning id
  ), entries as (
    update inbox_entry e set closed_at = clock_timestamp()
     where closed_at is null and (e.escalation = $1 or e.inbox = $2 and e.number = $3)
  )
  select ${UNSCHEDULE_NEXT} from x`;

const HASTEN = `
  with x as (
    update escalation x set due_at = least(due_at, clock_timestamp()), declined_at = clock_timestamp()
     where id = $1 and state = 'OPEN' and declined_at is null
       and step = coalesce((select s.step from escalation_step s where s.escalation = $1 and s.event = $2), 0)
    returning id, due_at
  )
  select ${SCHEDULE_NEXT} from x`;
