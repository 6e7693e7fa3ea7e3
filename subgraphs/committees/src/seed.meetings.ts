import type { EntityManager } from '@hub/subgraph-kit';
import { type MeetingKind, thaiMidnight } from '@hub/vocabulary';
import { meetingsById } from './meeting/meeting.store.js';
import { insertMeeting, writeMeeting } from './meeting/meeting.write-store.js';

/** A meeting as the cast has it. */
interface PastMeeting {
  readonly id: string;
  readonly committee: string;
  readonly kind: MeetingKind;
  /** ISO day. */
  readonly heldOn: string;
}

/** Meetings of the first years. */
export const seedPastMeetings = async (tx: EntityManager, meetings: readonly PastMeeting[]): Promise<void> => {
  const known = await meetingsById(
    tx,
    meetings.map(({ id }) => id),
  );
  for (const { heldOn, ...meeting } of meetings.filter(({ id }) => !known.some((row) => row.id === id))) {
    const planned = await insertMeeting(tx, {
      ...{ ...meeting, planned_at: thaiMidnight(heldOn), venue: null, agenda: null, conference: null },
      ...{ planned_by: 'system:seed', idempotency_key: meeting.id, fingerprint: '' },
    });
    await writeMeeting(tx, { ...planned, state: 'HELD', held_on: heldOn });
  }
};
