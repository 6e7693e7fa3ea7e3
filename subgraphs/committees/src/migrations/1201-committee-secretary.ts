import { migration } from '@hub/subgraph-kit';
import { own } from './1000-committees.js';

/** Kinds of office that do the work of a committee; those with the scope `task:read` but MEMBER. A test compares the two. */
export const WORKING_KINDS = `'CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SUPPRESSION_GROUP',
    'REHABILITATION_GROUP', 'COMMITTEE_SECRETARY', 'SECRETARIAT', 'NATIONAL_DESK'`;
/** Kinds that read who holds what; those with the scope `directory:read`. A test compares the two. */
export const DIRECTORY_KINDS = `${WORKING_KINDS}, 'INQUIRY_POLICE', 'SHELTER', 'PARTNER', 'AUDITOR', 'DATA_PROTECTION_OFFICER',
    'ADMINISTRATOR'`;
/** Kinds that have packs; those with the scope `handover-pack:read`. A test compares the two. */
export const PACK_KINDS = `'CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'COMMITTEE_SECRETARY', 'SECRETARIAT'`;
/** Kinds that lead a committee together; those of them with the scope `duty:direct`. */
export const LEADER_KINDS = `'CHAIR', 'VICE_CHAIR', 'FOCAL_POINT'`;

export const MINE = 'any ((select hub.offices())::uuid[])';

/** The actor holds an office that works for the committee, or for the one above it, or the national desk. */
const worksFor = (column: string): string => `exists (
  select from office held join committee c on c.id = ${column}
   where held.id = ${MINE} and held.kind in (${WORKING_KINDS})
     and (held.committee in (c.id, c.parent) or held.kind = 'NATIONAL_DESK'))`;

export const READS_DIRECTORY = `(select exists (
    select from office o where o.id = ${MINE} and o.kind in (${DIRECTORY_KINDS})))`;

/** An office that is invited to a meeting, and no guest, reads of it. */
export const isInvitedTo = (meeting: string): string => `exists (
  select from meeting_attendance invited
   where invited.meeting = ${meeting} and not invited.guest and invited.office = ${MINE})`;

export const reads = (table: string, condition: string): string =>
  `alter policy read on ${table} using ((select hub.is_system()) or (${condition}));`;

export const readsOfWork = (table: string, or: string): string =>
  reads(table, `${worksFor(`${table}.committee`)} or ${or}`);

/**
 * The secretary of a district's committee has an office of a kind of its own, which works for it; so have those who hold
 * such a seat already.
 */
export const committeeSecretaryMigration = migration(
  1201,
  'CommitteeSecretary',
  `
  update office o set kind = 'COMMITTEE_SECRETARY'
    from seat s
    join committee_group g on g.id = s.committee_group and g.kind = 'EXECUTIVE'
    join committee c on c.id = g.committee and c.level = 'DISTRICT'
   where s.office = o.id and s.ended_on is null and s.role = 'SECRETARY' and o.kind = 'MEMBER';

  ${reads('official', `${READS_DIRECTORY} or ${own('official.id')}`)}
  ${reads('appointment', `${READS_DIRECTORY} or ${own('appointment.official')}`)}
  ${reads('duty_shift', `${READS_DIRECTORY} or ${own('duty_shift.official')}`)}
  ${reads('order_signature', READS_DIRECTORY)}

  ${readsOfWork('task', `task.office = ${MINE}`)}
  ${readsOfWork('meeting', isInvitedTo('meeting.id'))}
  ${readsOfWork('meeting_attendance', `meeting_attendance.office = ${MINE}`)}
  ${readsOfWork('meeting_decision', isInvitedTo('meeting_decision.meeting'))}
  ${readsOfWork('decision_follow_up', isInvitedTo('decision_follow_up.meeting'))}
  ${readsOfWork('meeting_correction', isInvitedTo('meeting_correction.meeting'))}
  ${readsOfWork('meeting_seat', isInvitedTo('meeting_seat.meeting'))}
  ${readsOfWork('lesson_learned', 'lesson_learned.reviewed_at is not null')}

  ${reads(
    'handover_pack',
    `exists (
      select from office held join office about on about.id = handover_pack.office
       where held.id = ${MINE} and held.kind in (${PACK_KINDS})
         and (held.id = about.id
              or held.committee = about.committee and held.kind in (${LEADER_KINDS}) and about.kind in (${LEADER_KINDS})))`,
  )}
  `,
);
