import { type CalendarDoor, HubError } from '@hub/subgraph-kit';
import { meetingOf } from '../meeting/meeting.type.js';
import { digestOf } from './calendar.secret.js';
import { feedByDigest, meetingsOfCalendar } from './calendar.store.js';
import { calendarOf } from './calendar.text.js';

/** Whoever knows the secret is meant; who it is, nobody asks. */
export const committeeCalendar: CalendarDoor = (secret, context) =>
  context.asSystem('give-calendar', async (tx) => {
    const feed = await feedByDigest(tx, digestOf(secret));
    if (!feed) throw new HubError('NOT_FOUND');
    const meetings = await meetingsOfCalendar(tx, feed.committee, context.now());
    return calendarOf(feed.name_th ?? feed.name_en, meetings.map(meetingOf), context.now());
  });
