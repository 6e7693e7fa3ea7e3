import { textOf } from '@hub/languages';
import type { MeetingKind, MeetingState } from '@hub/vocabulary';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** Seconds after which a program may ask again. */
const AGAIN_AFTER = 3_600;

/** All that a calendar says of a meeting: what kind, when, where. Never what it is about, who comes, or a case. */
export interface Shown {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly version: number;
  readonly plannedAt: Date;
  readonly venue: string | null;
}

/** Meetings as iCalendar (RFC 5545); `stamp` is when it was written. */
export const calendarOf = (name: string, meetings: readonly Shown[], stamp: Date): string => {
  const calendar = ical({
    ...{ name, ttl: AGAIN_AFTER, method: ICalCalendarMethod.PUBLISH },
    prodId: { company: 'ATIP Hub', product: 'Committees' },
  });
  for (const { id, kind, state, version, plannedAt, venue } of meetings)
    calendar.createEvent({
      ...{ id, sequence: version, stamp, start: plannedAt, location: venue },
      summary: `${textOf('th', `enums:MeetingKind.${kind}`)} (${textOf('en', `enums:MeetingKind.${kind}`)})`,
      status: state === 'CANCELLED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  return calendar.toString();
};
