/** Condition: the person works on the case through an office held in this transaction. */
export const ASSIGNED_TO_ACTOR = (caseId: string): string => `exists (
    select from case_assignment s
     where s.case_id = ${caseId} and 'person:' || s.person = (select hub.actor_id())
       and s.office = any ((select hub.offices())::text[]) and s.ended_at is null)`;

/** What the transaction is for, as its signed actor says. */
const PURPOSE = '(select (hub.actor())[4])';

/** Condition: the case is shared with an office held in this transaction, for the purpose of it. */
export const SHARED_WITH_ACTOR = (caseId: string, recipients?: string): string => `exists (
    select from case_share h
     where h.case_id = ${caseId} and h.office = any ((select hub.offices())::text[])
       and h.ended_at is null and h.until > now() and ${PURPOSE} = any (h.purposes)${
         recipients ? ` and h.recipient = any (${recipients})` : ''
       })`;

/** Condition: a consent in force covers the actor's purpose and the class under which the actor receives. */
export const CONSENTED = (personId: string): string => `exists (
    select from consent c
     where c.person_id = ${personId} and c.withdrawn_at is null and (c.until is null or c.until > now())
       and ${PURPOSE} = any (c.purposes)
       and (('COMMITTEE' = any (c.recipients) and ${ASSIGNED_TO_ACTOR('c.case_id')})
         or ${SHARED_WITH_ACTOR('c.case_id', 'c.recipients')}))`;

/** Condition: the actor has broken the glass of the case, through an office held in this transaction, for protection. */
export const BROKEN_BY_ACTOR = (caseColumn: string): string => `exists (
    select from break_glass b
     where b.case_id = ${caseColumn} and 'person:' || b.person = (select hub.actor_id())
       and b.office = any ((select hub.offices())::text[]) and b.ended_at is null and b.until > now()
       and (select (hub.actor())[4]) = 'PROTECTION')`;

/** The same of the case of a person. */
export const BROKEN_FOR_PERSON = (personId: string): string =>
  `exists (select from person p where p.id = ${personId} and ${BROKEN_BY_ACTOR('p.case_id')})`;
/** Condition: the case is shared for investigation with a police office held in this transaction. */
export const INQUIRED_BY_ACTOR = (caseId: string): string => `exists (
    select from case_share h
     where h.case_id = ${caseId} and h.office = any ((select hub.offices())::text[]) and h.recipient = 'POLICE'
       and 'INVESTIGATION' = any (h.purposes) and h.ended_at is null and h.until > now())`;

/** Condition: an office held in this transaction goes on with an inquiry into the case. */
export const INQUIRY_OF_ACTOR = (caseId: string): string => `exists (
    select from inquiry q
     where q.case_id = ${caseId} and q.office = any ((select hub.offices())::text[])
       and q.ended_at is null and q.until > now())`;

/** Condition: this transaction is for investigation. */
export const FOR_INVESTIGATION = `${PURPOSE} = 'INVESTIGATION'`;

/** Condition: the case is in an emergency in which an office held in this transaction acts for the committee that leads it. */
export const EMERGENCY_OF_ACTOR = (caseId: string): string => `exists (
    select from case_emergency e join case_file f on f.id = e.case_id and f.lead_committee = e.committee
     where e.case_id = ${caseId} and e.executive && (select hub.offices())::text[]
       and e.ended_at is null and e.until > now())`;

/** Condition: this transaction is for acting in an emergency. */
export const FOR_EMERGENCY = `${PURPOSE} = 'act-in-emergency'`;
