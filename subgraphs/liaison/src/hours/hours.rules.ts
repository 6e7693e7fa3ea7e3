import { type Weekday, WEEKDAYS } from '@hub/vocabulary';

/** Hours of some days of the week, in the time zone of whose they are. */
export interface HoursOfDays {
  readonly days: readonly Weekday[];
  /** `HH:MM`. */
  readonly from: string;
  /** `HH:MM`, up to `24:00`; on the next day when it is not after `from`. */
  readonly until: string;
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const MINUTE_MS = 60_000;

const minutesOf = (time: string): number => {
  const [hour, minute] = time.split(':').map(Number);
  return hour! * 60 + minute!;
};

/** In minutes of the week. */
const stretchesOf = (hours: readonly HoursOfDays[]) =>
  hours.flatMap(({ days, from, until }) =>
    days.map((day) => ({
      begin: WEEKDAYS.indexOf(day) * DAY + minutesOf(from),
      length: (minutesOf(until) - minutesOf(from) + DAY) % DAY || DAY,
    })),
  );

/** A clock costs a hundred times what reading it does. */
const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    });
  clocks.set(timeZone, clock);
  return clock;
};

const minuteOfWeek = (at: Date, timeZone: string): number => {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = WEEKDAYS.indexOf(parts.get('weekday')!.toUpperCase() as Weekday);
  return day * DAY + Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
};

/** Minutes from one of the week to another, forwards. */
const ahead = (from: number, to: number): number => (to - from + WEEK) % WEEK;

/** Whether the hours run at an instant. */
export const isWithin = (hours: readonly HoursOfDays[], timeZone: string, at: Date): boolean => {
  const minute = minuteOfWeek(at, timeZone);
  return stretchesOf(hours).some(({ begin, length }) => ahead(begin, minute) < length);
};

/** When the hours begin again; null while they run, and where there are none. */
export const nextBegin = (hours: readonly HoursOfDays[], timeZone: string, at: Date): Date | null => {
  if (!hours.length || isWithin(hours, timeZone, at)) return null;
  const minute = minuteOfWeek(at, timeZone);
  const wait = Math.min(...stretchesOf(hours).map(({ begin }) => ahead(minute, begin)));
  const begin = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS + wait * MINUTE_MS;
  // where clocks are put on or back in between
  const drift = ahead((minute + wait) % WEEK, minuteOfWeek(new Date(begin), timeZone) + WEEK / 2) - WEEK / 2;
  return new Date(begin - drift * MINUTE_MS);
};
