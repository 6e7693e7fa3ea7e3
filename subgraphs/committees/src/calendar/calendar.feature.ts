import type { Feature } from '@hub/subgraph-kit';
import { calendarFeedMigration } from '../migrations/1083-calendar-feed.js';
import { committeeCalendar } from './calendar.door.js';
import { CalendarFeedResolver, CalendarOfCommitteeResolver, InvitationResolver } from './calendar.resolver.js';

/** Meetings and deadlines in the calendar of whoever has them. */
export const calendars: Feature = {
  name: 'calendars',
  resolvers: [CalendarFeedResolver, CalendarOfCommitteeResolver, InvitationResolver],
  migrations: [calendarFeedMigration],
  calendar: committeeCalendar,
};
