import { type EntityManager, type HubContext, rowsByOwner } from '@hub/subgraph-kit';
import { lockCounterpart, recordKeeping } from '../counterpart/counterpart.store.js';
import { madeBefore, takeKey } from '../directory-key/directory-key.store.js';
import { DIRECTORY_EVENTS } from '../events.js';
import { JointMeetingEntity } from './joint-meeting.entity.js';
import type { CancelledMeeting, PlannedMeeting, RecordedMeeting } from './joint-meeting.inputs.js';
import { meetingOf } from './joint-meeting.type.js';

/** Meetings that a list shows of one owner; older ones are left out. */
const MOST = 100;

/** Why a meeting was not changed. */
export type MeetingRefusal = 'VERSION_CONFLICT' | 'JOINT_MEETING_OVER';

const meetingsBy = (column: 'committee' | 'counterpart') =>
  rowsByOwner({
    list: async (tx: EntityManager, owners: readonly string[]) => {
      const rows = await tx
        .createQueryBuilder(JointMeetingEntity, 'm')
        .where(
          `m.id in (select found.id from unnest(:owners::text[]) as given (owner)
                     cross join lateral (select id from joint_meeting j where j.${column}::text = given.owner
                                          order by j.planned_on desc, j.id desc limit ${MOST}) found)`,
          { owners },
        )
        .orderBy('m.plannedOn', 'DESC')
        .addOrderBy('m.id', 'DESC')
        .getMany();
      return rows;
    },
    keyOf: (row: JointMeetingEntity) => row[column],
    shape: meetingOf,
  });

export const loadMeetingsOfCommittees = meetingsBy('committee');
export const loadMeetingsOfCounterparts = meetingsBy('counterpart');

export const findMeeting = (tx: EntityManager, id: string): Promise<JointMeetingEntity | null> =>
  tx.findOneBy(JointMeetingEntity, { id });

export const plan = (
  context: HubContext,
  office: string,
  input: PlannedMeeting,
): Promise<JointMeetingEntity | 'IDEMPOTENCY_KEY_REUSED'> =>
  context.asSystem('plan-joint-meeting', async (tx) => {
    const { idempotencyKey: key, committee, counterpart, agreement, plannedOn, agenda } = input;
    await lockCounterpart(tx, counterpart);
    const before = await madeBefore(tx, context, { key, input });
    if (before === 'REUSED') return 'IDEMPOTENCY_KEY_REUSED';
    if (before) return tx.findOneByOrFail(JointMeetingEntity, { id: before.made });
    const id = context.newId();
    if (!(await takeKey(tx, context, { key, input, makes: id }))) return 'IDEMPOTENCY_KEY_REUSED';
    const planned = { committee, counterpart, agreement, plannedOn, agenda, state: 'PLANNED' as const, version: 1 };
    const held = { heldOn: null, participantsHere: null, participantsThere: null, decisions: [], followUpOn: null };
    const by = { createdAt: context.now(), office, person: context.caller.id };
    await tx.insert(JointMeetingEntity, { id, ...planned, ...held, ...by });
    await recordKeeping(tx, context, { counterpart, office, event: DIRECTORY_EVENTS.meetingPlanned });
    return tx.findOneByOrFail(JointMeetingEntity, { id });
  });

export const record = (
  context: HubContext,
  office: string,
  { meeting, version, ...held }: RecordedMeeting,
): Promise<JointMeetingEntity | MeetingRefusal> =>
  context.asSystem('record-joint-meeting', (tx) =>
    end(tx, context, { meeting, version, office, event: DIRECTORY_EVENTS.meetingHeld, as: { ...held, state: 'HELD' } }),
  );

export const cancel = (
  context: HubContext,
  office: string,
  { meeting, version }: CancelledMeeting,
): Promise<JointMeetingEntity | MeetingRefusal> =>
  context.asSystem('cancel-joint-meeting', (tx) =>
    end(tx, context, {
      ...{ meeting, version, office, event: DIRECTORY_EVENTS.meetingCancelled, as: { state: 'CANCELLED' } },
    }),
  );

interface Ending {
  readonly meeting: string;
  readonly version: number;
  readonly office: string;
  readonly event: Parameters<typeof recordKeeping>[2]['event'];
  readonly as: Partial<JointMeetingEntity>;
}

/** A planned meeting becomes one that was held, or cancelled; what is over stays as it is. */
const end = async (
  tx: EntityManager,
  context: HubContext,
  { meeting: id, version, office, event, as }: Ending,
): Promise<JointMeetingEntity | MeetingRefusal> => {
  const { affected } = await tx.update(
    JointMeetingEntity,
    { id, version, state: 'PLANNED' },
    { ...as, version: version + 1 },
  );
  const row = await tx.findOneByOrFail(JointMeetingEntity, { id });
  if (!affected) return row.state === 'PLANNED' ? 'VERSION_CONFLICT' : 'JOINT_MEETING_OVER';
  await recordKeeping(tx, context, { counterpart: row.counterpart, office, event });
  return row;
};
