import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES, type ErrorCode } from '@hub/vocabulary';
import { errorText, servedCatalogue, textOf } from './catalogue.js';
import { formatDate } from './date.js';
import { LANGUAGES, languageOf } from './language.js';

test('one and many are told apart where a language does, in its own digits', () => {
  const days = (count: number) => LANGUAGES.map((language) => textOf(language, 'terms:day', { count }));
  expect(days(1)).toEqual(['1 day', '1 วัน', '1 ວັນ', '၁ ရက်']);
  expect(days(12)).toEqual(['12 days', '12 วัน', '12 ວັນ', '၁၂ ရက်']);
});

test('the same word of two enums is told by what it means in each', () => {
  expect(textOf('th', 'enums:CaseTaskState.OPEN')).not.toBe(textOf('th', 'enums:EscalationState.OPEN'));
});

test('a phrase is told in every language, in its own plural form', () => {
  const late = (count: number) => LANGUAGES.map((language) => textOf(language, 'phrases:LATE', { count }));
  expect(late(1)).toEqual([
    ...['We will be about 1 hour late.', 'เราจะช้าประมาณ 1 ชั่วโมง', 'ພວກເຮົາຈະຊ້າປະມານ 1 ຊົ່ວໂມງ'],
    'ကျွန်ုပ်တို့ ၁ နာရီခန့် နောက်ကျပါမည်။',
  ]);
  expect(late(3)[0]).toBe('We will be about 3 hours late.');
});

test('a value is put in as it is', () => {
  expect(textOf('lo', 'notices:code', { code: '<1&2>' })).toBe('ລະຫັດຂອງທ່ານ: <1&2>');
});

test('an error reads differently in every language, and in English as the registry has it', () => {
  for (const [code, { says }] of Object.entries(ERROR_CODES)) {
    const told = LANGUAGES.map((language) => errorText(language, code as ErrorCode));
    expect(told[0]).toBe(says);
    expect(new Set(told).size).toBe(LANGUAGES.length);
  }
});

test.each([
  ['th', 'th'],
  ['lo-LA, th;q=0.8', 'lo'],
  ['fr, my;q=0.1', 'my'],
  ['en;q=0.1, th-TH', 'th'],
  ['fr', 'en'],
  ['th;q=0', 'en'],
  ['', 'en'],
  [undefined, 'en'],
  [{}, 'en'],
  ['th,'.repeat(1_000), 'en'],
])('who wants %j is answered in %s', (wanted, language) => {
  expect(languageOf(wanted)).toBe(language);
});

describe('a served catalogue', () => {
  test('is one of its language, with a tag of its own', () => {
    const tags = new Set(LANGUAGES.map((language) => servedCatalogue(language).etag));
    expect(tags.size).toBe(LANGUAGES.length);
    expect(JSON.parse(servedCatalogue('my').body)).toMatchObject({
      language: 'my',
      texts: {
        enums: { CaseState: { CLOSED: 'ပိတ်သိမ်းပြီး' } },
        errors: { NOT_FOUND: expect.any(String) },
        phrases: { WAITING: '{{crossing}} ၌ စောင့်နေပါသည်။' },
      },
      reviewed: [],
    });
  });
});

describe('a moment is told', () => {
  const moment = new Date('2026-11-27T17:45:00Z');

  test('by the calendar and the clock of the country', () => {
    expect(formatDate(moment, { language: 'th', time: true })).toBe('28 พฤศจิกายน 2569 เวลา 00:45');
    expect(formatDate(moment, { language: 'lo', time: true })).toBe('28 ພະຈິກ 2026, 00:45');
    expect(formatDate(moment, { language: 'my' })).toBe('၂၀၂၆ နိုဝင်ဘာ ၂၈');
    expect(formatDate(moment, { language: 'en', time: true })).toBe('28 November 2026 at 00:45');
  });

  test('by the other calendar with its era', () => {
    expect(formatDate(moment, { language: 'th', calendar: 'gregory' })).toBe('28 พฤศจิกายน ค.ศ. 2026');
    expect(formatDate(moment, { language: 'en', calendar: 'buddhist' })).toBe('28 November 2569 BE');
    expect(formatDate(moment, { language: 'lo', calendar: 'buddhist' })).toContain('2569');
    expect(formatDate(moment, { language: 'my', calendar: 'buddhist' })).toContain('၂၅၆၉');
  });

  test('by the clock across the border', () => {
    const at = (timeZone: 'Asia/Vientiane' | 'Asia/Yangon') =>
      formatDate(moment, { language: 'en', timeZone, time: true });
    expect(at('Asia/Vientiane')).toContain('00:45');
    expect(at('Asia/Yangon')).toBe('28 November 2026 at 00:15');
  });
});
