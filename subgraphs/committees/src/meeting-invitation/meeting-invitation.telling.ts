import type { EntityManager, HubContext } from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import type { MeetingRow } from '../meeting/meeting.store.js';
import { tellNotices } from '../notice/notice.store.js';

/** Of these offices, those that read of no meeting; of one that they are invited to they see the invitation alone. */
export const guestsOf = ({ directory }: HubContext, offices: readonly string[]): string[] =>
  offices.filter((id) => {
    const office = directory.office(id);
    return office && !SCOPES_OF_OFFICE[office.kind].includes('meeting:read');
  });

/** Tells guests that they are invited, and others that they are no more. Call it last in its transaction. */
export const tellGuests = (
  tx: EntityManager,
  { committee, planned_at: at }: Pick<MeetingRow, 'committee' | 'planned_at'>,
  { invited, ended, context }: { invited: readonly string[]; ended: readonly string[]; context: HubContext },
): Promise<void> => {
  const about = { office: null, committee, at: at.toISOString() };
  const notices = [
    { body: { ...about, id: context.newId(), kind: 'MEETING_INVITED' as const }, to: invited, rule: null },
    { body: { ...about, id: context.newId(), kind: 'INVITATION_ENDED' as const }, to: ended, rule: null },
  ];
  return tellNotices(
    tx,
    notices.filter(({ to }) => to.length),
    context.now(),
  );
};
