import type { AlertRule } from '@hub/vocabulary';

const DAY = 24 * 60;
const MINUTE_MS = 60_000;

/** Minutes of a person's day, in their own time zone, in which nothing is sent to them; `to` is not quiet any more. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
  /** IANA name, e.g. `Asia/Bangkok`. */
  readonly timeZone: string;
}

/** Rules that wait for nobody's sleep. */
const LOUD: ReadonlySet<AlertRule> = new Set(['A1', 'A5', 'A11']);

/** When something may be sent at the earliest: now, or when the quiet hours it falls into end. */
export const earliestSending = (now: Date, hours: QuietHours | null, rule: AlertRule | null): Date => {
  if (!hours || (rule !== null && LOUD.has(rule)) || !isQuiet(now, hours)) return now;
  const clock = clockOf(hours.timeZone);
  let at = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  // minute by minute: where clocks are put on or back, no sum over the hours is right
  do at += MINUTE_MS;
  while (isWithin(minuteOf(clock, at), hours));
  return new Date(at);
};

export const isQuiet = (at: Date, hours: QuietHours): boolean =>
  isWithin(minuteOf(clockOf(hours.timeZone), at.getTime()), hours);

const isWithin = (minute: number, { fromMinute, toMinute }: QuietHours): boolean =>
  (minute - fromMinute + DAY) % DAY < (toMinute - fromMinute + DAY) % DAY;

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const minuteOf = (clock: Intl.DateTimeFormat, at: number): number => {
  const [hour, minute] = clock.format(at).split(':').map(Number);
  return hour! * 60 + minute!;
};

/** `22:30` as minutes of the day; undefined for what is no time of day. */
export const minutesOf = (text: string): number | undefined => {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : undefined;
};

export const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

export const isTimeZone = (name: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};
