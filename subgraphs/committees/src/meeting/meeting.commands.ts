import {
  changeRow,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  makeOnce,
  type Obstacle,
  Problem,
  problem,
  problemsOf,
  recordChange,
} from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE, thaiDay } from '@hub/vocabulary';
import type { CommitteeGroupEntity } from '../committee-group/committee-group.entity.js';
import { groupsById } from '../committee-group/committee-group.store.js';
import { inviteSeats, officesOfGroup } from '../meeting-seat/meeting-seat.store.js';
import { guestsOf, tellGuests } from '../meeting-invitation/meeting-invitation.telling.js';
import { officialsById } from '../official/official.store.js';
import { organizationsById } from '../organization/organization.store.js';
import { requireFollowingUp, requireMeetingRecording, requireMeetingWriting } from '../permissions.work.js';
import { seatsByGroup, seatsByOffice } from '../seat/seat.store.js';
import {
  type CancelMeetingInput,
  type FollowUpDecisionInput,
  followUpRules,
  type MeetingResult,
  planningRules,
  type PlanMeetingInput,
  type RecordMeetingInput,
  type ReplanMeetingInput,
  replanningRules,
} from './meeting.inputs.js';
import { record } from './meeting.recording.js';
import { obstacleToConference, obstacleToGuests, obstacleToPlanning } from './meeting.rules.js';
import { decisionsById, guestsOfMeeting, type MeetingRow, meetingsById } from './meeting.store.js';
import { meetingOf } from './meeting.type.js';
import {
  insertMeeting,
  lockMeeting,
  meetingByKey,
  replaceInvitations,
  writeFollowUp,
  writeMeeting,
} from './meeting.write-store.js';

const changed = (row: MeetingRow): MeetingResult => ({ meeting: meetingOf(row), problems: [] });
const notChanged = (...problems: readonly Problem[]): MeetingResult => ({ meeting: null, problems });
const answer = (outcome: MeetingRow | Problem): MeetingResult =>
  outcome instanceof Problem ? notChanged(outcome) : changed(outcome);
const wordsOf = (text: string | null | undefined): string | null => text?.trim() ?? null;

export const planMeeting = async (input: PlanMeetingInput, context: HubContext): Promise<MeetingResult> => {
  const { committee, kind, plannedAt: planned_at, conference = null } = input;
  if (!isId(committee) || !context.directory.committee(committee)) throw new HubError('NOT_FOUND');
  requireMeetingWriting(context, committee);
  const wrong = problemsOf(planningRules, input);
  if (wrong.length) return notChanged(...wrong);
  const against = obstacleToConference(kind, conference);
  if (against) return notChanged(problem(against.code, against.field));
  const group = await context.asCaller((tx) => groupThatMeets(tx, input, thaiDay(context.now())));
  if (group === undefined) return notChanged(problem('NOT_FOUND', 'input.group'));
  const outcome = await makeOnce<MeetingRow>(
    context,
    { input, of: 'meeting', action: 'planned' },
    {
      find: meetingByKey,
      make: async (tx, keyed) => {
        const invited = await withMembers(tx, { invited: input.invited, group }, context);
        if ('code' in invited) return invited;
        const row = await insertMeeting(tx, {
          ...{ ...keyed, committee, kind, planned_at, venue: wordsOf(input.venue), agenda: wordsOf(input.agenda) },
          ...{ conference, planned_by: context.caller.id, committee_group: group?.id ?? null },
        });
        await invite(tx, row, { invited, context });
        return row;
      },
    },
  );
  return answer(outcome);
};

export const replanMeeting = (input: ReplanMeetingInput, context: HubContext): Promise<MeetingResult> =>
  changingMeeting(context, { input, action: 'replanned' }, async (tx, row) => {
    const [wrong] = problemsOf(replanningRules, input);
    if (wrong) return { code: wrong.code, field: wrong.field ?? 'input' };
    const against = obstacleToPlanning(row.state);
    if (against) return against;
    const [group = null] = row.committee_group ? await groupsById(tx, [row.committee_group]) : [];
    const invited = await withMembers(tx, { invited: input.invited, group }, context);
    if ('code' in invited) return invited;
    const { plannedAt: planned_at, venue, agenda } = input;
    const next = await writeMeeting(tx, { ...row, planned_at, venue: wordsOf(venue), agenda: wordsOf(agenda) });
    await invite(tx, next, { invited, context });
    return next;
  });

export const cancelMeeting = (input: CancelMeetingInput, context: HubContext): Promise<MeetingResult> =>
  changingMeeting(context, { input, action: 'cancelled' }, async (tx, row) => {
    const against = obstacleToPlanning(row.state);
    if (against) return against;
    const next = await writeMeeting(tx, { ...row, state: 'CANCELLED' });
    await tellGuests(tx, row, { invited: [], ended: await guestsOfMeeting(tx, row.id), context });
    return next;
  });

export const recordMeeting = async (input: RecordMeetingInput, context: HubContext): Promise<MeetingResult> => {
  const { committee, committee_group: group } = await meetingOfCaller(context, input.meeting);
  const seats = group ? await context.asCaller((tx) => seatsByGroup(tx, [group])) : [];
  const secretaries = seats.filter(({ role, endedOn }) => role === 'SECRETARY' && !endedOn);
  requireMeetingRecording(
    context,
    committee,
    secretaries.map(({ office }) => office),
  );
  return changingRow(context, { input, action: 'recorded' }, (tx, row) => record(tx, row, { input, context }));
};

/** Says what an organization did about a decision; a later word replaces an earlier one. */
export const followUpDecision = async (input: FollowUpDecisionInput, context: HubContext): Promise<MeetingResult> => {
  const [decision] = isId(input.decision) ? await context.asCaller((tx) => decisionsById(tx, [input.decision])) : [];
  if (!decision) throw new HubError('NOT_FOUND');
  const [by, organization] = [context.caller.id, input.organization];
  requireFollowingUp(context, decision.committee, await speaksFor(organization, context));
  const wrong = problemsOf(followUpRules, input);
  if (wrong.length) return notChanged(...wrong);
  return context.asSystem('follow-up-decision', async (tx) => {
    if (!(await organizationsById(tx, [organization])).length)
      return notChanged(problem('NOT_FOUND', 'input.organization'));
    await writeFollowUp(tx, { decision: decision.id, organization, words: input.words.trim(), by, at: context.now() });
    await recordChange(tx, { of: 'meeting_decision', id: decision.id, action: 'followed_up', by });
    return changed((await meetingsById(tx, [decision.meeting]))[0]!);
  });
};

/** Whether the caller is of an organization, or holds a seat of it now. */
const speaksFor = async (organization: string, context: HubContext): Promise<boolean> => {
  const { id } = context.caller;
  if (!isId(id)) return false;
  const held = context.directory.held(id, context.now().getTime()).map(({ office }) => office);
  return context.asCaller(async (tx) => {
    const [official] = await officialsById(tx, [id]);
    const seats = await seatsByOffice(tx, held);
    return [official, ...seats].some((each) => each?.organization === organization);
  });
};

interface Change {
  readonly input: CancelMeetingInput;
  readonly action: string;
}
type Work = (tx: EntityManager, row: MeetingRow) => Promise<MeetingRow | Obstacle>;

/** @throws {HubError} `NOT_FOUND`, `FORBIDDEN_ACTION` */
const changingMeeting = async (context: HubContext, change: Change, work: Work): Promise<MeetingResult> => {
  const { committee } = await meetingOfCaller(context, change.input.meeting);
  requireMeetingWriting(context, committee);
  return changingRow(context, change, work);
};

const meetingOfCaller = async (context: HubContext, id: string): Promise<MeetingRow> => {
  const [found] = isId(id) ? await context.asCaller((tx) => meetingsById(tx, [id])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  return found;
};

const changingRow = async (
  context: HubContext,
  { input: { meeting: id, version }, action }: Change,
  work: Work,
): Promise<MeetingResult> =>
  answer(await changeRow<MeetingRow>(context, { id, version, of: 'meeting', action }, { lock: lockMeeting, work }));

/** The group of the committee that is to meet, null for the committee itself; undefined for a group that is none or over. */
const groupThatMeets = async (
  tx: EntityManager,
  { committee, group: id }: PlanMeetingInput,
  today: string,
): Promise<CommitteeGroupEntity | null | undefined> => {
  if (!id) return null;
  const [group] = isId(id) ? await groupsById(tx, [id]) : [];
  const stands = group?.committee === committee && (group.endedOn === null || group.endedOn > today);
  return stands ? group : undefined;
};

/** Those who are named and, of a group that meets, its members; or what stands against it. */
const withMembers = async (
  tx: EntityManager,
  { invited, group }: { readonly invited: readonly string[]; readonly group: CommitteeGroupEntity | null },
  context: HubContext,
): Promise<string[] | Obstacle> => {
  const members = group ? await officesOfGroup(tx, group, context.now()) : [];
  return obstacleToInviting(context, invited) ?? [...new Set([...invited, ...members])];
};

/** Members of a committee are invited, and guests: no kind of office that could not read its invitation. */
const obstacleToInviting = (context: HubContext, invited: readonly string[]): Obstacle | null => {
  const strange = invited.findIndex((id) => {
    const office = context.directory.office(id);
    return !office || !SCOPES_OF_OFFICE[office.kind].includes('meeting:attend');
  });
  if (strange >= 0) return { code: 'NOT_FOUND', field: `input.invited.${strange}` };
  return obstacleToGuests(guestsOf(context, invited));
};

/** Invites these and no others, and tells guests of it; members find it among their deadlines. */
const invite = async (
  tx: EntityManager,
  row: MeetingRow,
  { invited, context }: { readonly invited: readonly string[]; readonly context: HubContext },
): Promise<void> => {
  const guests = guestsOf(context, invited);
  if (row.committee_group) await inviteSeats(tx, row);
  const ended = await replaceInvitations(tx, row, { offices: invited, guests });
  await tellGuests(tx, row, { invited: guests, ended, context });
};
