import type { Language } from './language.js';

/** Gregorian, or of the Buddhist era, which Thai offices count in: 543 years more. */
export const CALENDARS = ['gregory', 'buddhist'] as const;
export type Calendar = (typeof CALENDARS)[number];

/** The clocks of both sides of the border. */
export const TIME_ZONES = ['Asia/Bangkok', 'Asia/Vientiane', 'Asia/Yangon'] as const;
export type TimeZone = (typeof TIME_ZONES)[number];

export interface DateForm {
  readonly language: Language;
  /** Default: of the Buddhist era in Thai, Gregorian in all others. */
  readonly calendar?: Calendar;
  /** Default: that of the country whose language it is, and Bangkok's for English. */
  readonly timeZone?: TimeZone;
  /** With hour and minute; default no. */
  readonly time?: boolean;
}

const ZONE_OF: Readonly<Record<Language, TimeZone>> = {
  en: 'Asia/Bangkok',
  th: 'Asia/Bangkok',
  lo: 'Asia/Vientiane',
  my: 'Asia/Yangon',
};

/** English as it is written in the region: day before month. */
const LOCALE_OF: Readonly<Record<Language, string>> = { en: 'en-GB', th: 'th-TH', lo: 'lo-LA', my: 'my-MM' };

/**
 * A day, or a moment, as people of the language write it; the era is written where it is not the usual one.
 * @example `formatDate(new Date('2026-11-27'), { language: 'th' })` is `27 พฤศจิกายน 2569`
 */
export const formatDate = (date: Date, form: DateForm): string => {
  const { language, time = false, timeZone = ZONE_OF[language] } = form;
  const usual = language === 'th' ? 'buddhist' : 'gregory';
  const calendar = form.calendar ?? usual;
  return new Intl.DateTimeFormat(LOCALE_OF[language], {
    ...{ calendar, timeZone, day: 'numeric', month: 'long', year: 'numeric' },
    ...(calendar !== usual && { era: 'short' }),
    ...(time && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }).format(date);
};

/** A day `YYYY-MM-DD` as people of the language write it: noon in Bangkok is the same day by the clock of each language. */
export const formatDay = (day: string, form: Omit<DateForm, 'time' | 'timeZone'>): string =>
  formatDate(new Date(`${day}T05:00:00Z`), form);
