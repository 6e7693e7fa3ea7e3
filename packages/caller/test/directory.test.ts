import { beforeEach, describe, expect, test } from '@jest/globals';
import { scopesOf } from '@hub/vocabulary';
import { officesWith } from '../src/caller.js';
import { Directory } from '../src/directory.js';
import type { DirectoryRecord } from '../src/directory-record.js';

const at = (iso: string) => Date.parse(iso);
const during = at('2026-03-01T00:00:00Z');

const records: DirectoryRecord[] = [
  { kind: 'place', id: 'TH', data: { level: 'COUNTRY', country: 'TH', parent: null } },
  { kind: 'place', id: 'TH57', data: { level: 'PROVINCE', country: 'TH', parent: 'TH' } },
  { kind: 'place', id: 'TH5703', data: { level: 'DISTRICT', country: 'TH', parent: 'TH57' } },
  { kind: 'place', id: 'TH570301', data: { level: 'SUBDISTRICT', country: 'TH', parent: 'TH5703' } },
  { kind: 'place', id: 'TH5715', data: { level: 'DISTRICT', country: 'TH', parent: 'TH57' } },
  {
    kind: 'committee',
    id: 'chiang-rai',
    data: { code: 'CR', level: 'PROVINCE', state: 'ACTIVE', place: 'TH57', parent: null },
  },
  {
    kind: 'committee',
    id: 'chiang-khong',
    data: { code: 'CK', level: 'DISTRICT', state: 'ACTIVE', place: 'TH5703', parent: 'chiang-rai' },
  },
  {
    kind: 'committee',
    id: 'mae-fah-luang',
    data: { code: 'MFL', level: 'DISTRICT', state: 'ADVOCACY', place: 'TH5715', parent: 'chiang-rai' },
  },
  {
    kind: 'office',
    id: 'focal-point',
    data: { kind: 'FOCAL_POINT', committee: 'chiang-khong', jurisdiction: ['TH5703'] },
  },
  { kind: 'office', id: 'chair', data: { kind: 'CHAIR', committee: 'chiang-khong', jurisdiction: ['TH5703'] } },
  {
    kind: 'appointment',
    id: 'a1',
    data: { person: 'nok', office: 'focal-point', from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' },
  },
  {
    kind: 'appointment',
    id: 'a2',
    data: { person: 'nok', office: 'chair', from: '2026-06-01T00:00:00Z', until: '2026-07-01T00:00:00Z' },
  },
];

let directory: Directory;
beforeEach(() => {
  directory = new Directory();
  for (const [index, record] of records.entries()) directory.apply(index + 1, record);
});

const officesAt = (iso: string) => directory.held('nok', at(iso)).map(({ office }) => office);

describe('an appointment', () => {
  test.each([
    ['2025-12-31T23:59:59.999Z', []],
    ['2026-01-01T00:00:00Z', ['focal-point']],
    ['2026-06-15T00:00:00Z', ['focal-point', 'chair']],
    ['2026-07-01T00:00:00Z', ['focal-point']],
    ['2027-01-01T00:00:00Z', []],
  ])('gives at %s the offices %j', (iso, offices) => {
    expect(officesAt(iso)).toEqual(offices);
  });

  test('that moved to another office is no longer of the first', () => {
    const data = { person: 'nok', office: 'chair', from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' };
    directory.apply(20, { kind: 'appointment', id: 'a1', data });
    expect([directory.isHeld('focal-point', during), directory.isHeld('chair', during)]).toEqual([false, true]);
  });

  test('that is gone from the feed gives nothing', () => {
    directory.apply(20, { kind: 'appointment', id: 'a1', data: null });
    expect(directory.held('nok', during)).toEqual([]);
    expect(directory.isHeld('focal-point', during)).toBe(false);
  });

  test('given to another person is no longer of the first', () => {
    const data = { person: 'lek', office: 'focal-point', from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' };
    directory.apply(20, { kind: 'appointment', id: 'a1', data });
    expect(directory.held('nok', during)).toEqual([]);
    expect(directory.held('lek', during)).toEqual([
      { office: 'focal-point', kind: 'FOCAL_POINT', committee: 'chiang-khong', appointment: 'a1' },
    ]);
  });

  test('to an office that was closed gives nothing', () => {
    directory.apply(20, { kind: 'office', id: 'focal-point', data: null });
    expect(directory.held('nok', during)).toEqual([]);
    expect(directory.officesOfCommittee('chiang-khong').map(({ id }) => id)).toEqual(['chair']);
  });
});

test('a signed-in person has the scopes of the offices held now, and the directory version they were read at', () => {
  expect(directory.callerOf('nok', { mfa: true, at: during })).toEqual({
    kind: 'PERSON',
    id: 'nok',
    offices: [{ office: 'focal-point', kind: 'FOCAL_POINT', committee: 'chiang-khong', appointment: 'a1' }],
    scopes: scopesOf(['FOCAL_POINT']),
    mfa: true,
    authenticatedAt: null,
    directoryVersion: records.length,
  });
  expect(directory.callerOf('stranger', { mfa: false, at: during })).toMatchObject({ offices: [], scopes: [] });
});

describe('the account of an own system', () => {
  const [ACCOUNT, LIAISON] = ['account', 'liaison'];
  const enter = (changes: object = {}): void => {
    const keys = [
      { id: 'k1', x: 'x1', until: '2026-04-01T00:00:00Z' },
      { id: 'k2', x: 'x2', until: null },
    ];
    const data = { office: 'over-there', until: '2026-09-01T00:00:00Z', keys, ...changes };
    directory.apply(31, { kind: 'account', id: ACCOUNT, data });
  };
  beforeEach(() => {
    directory.apply(30, {
      kind: 'office',
      id: 'over-there',
      data: { kind: 'COUNTERPART', committee: null, jurisdiction: ['LA0501'] },
    });
    const data = { person: 'sai', office: 'over-there', from: '2026-01-01T00:00:00Z', until: '2026-07-01T00:00:00Z' };
    directory.apply(30, { kind: 'appointment', id: LIAISON, data });
    enter();
  });
  const held = { office: 'over-there', kind: 'COUNTERPART', committee: null, appointment: null };

  test('serves its one office with less than a person has of it', () => {
    expect(directory.callerOf(ACCOUNT, { mfa: true, at: during, authenticatedAt: during })).toEqual({
      ...{ kind: 'ACCOUNT', id: ACCOUNT, offices: [held], scopes: ['repatriation:follow'], mfa: false },
      ...{ authenticatedAt: null, directoryVersion: 31 },
    });
    const caller = directory.callerOf(ACCOUNT, { mfa: false, at: during });
    expect([officesWith(caller, 'repatriation:follow'), officesWith(caller, 'webhook:write')]).toEqual([[held], []]);
    expect(directory.served('nok', during)).toEqual(directory.held('nok', during));
  });

  test('is no person: it holds nothing, and nobody is there because it is', () => {
    directory.apply(32, { kind: 'appointment', id: LIAISON, data: null });
    expect(directory.held(ACCOUNT, during)).toEqual([]);
    expect(directory.isHeld('over-there', during)).toBe(false);
    expect(directory.callerOf(ACCOUNT, { mfa: false, at: during })).toMatchObject({ offices: [], scopes: [] });
  });

  test('serves until it ends, or until nobody holds its office, whichever is first', () => {
    const until = () => directory.servedUntil(ACCOUNT, 'over-there', during);
    expect(until()).toBe(at('2026-07-01T00:00:00Z'));
    enter({ until: '2026-05-01T00:00:00Z' });
    expect(until()).toBe(at('2026-05-01T00:00:00Z'));
    expect(directory.servedUntil(ACCOUNT, 'focal-point', during)).toBeUndefined();
    expect(directory.served(ACCOUNT, at('2026-05-01T00:00:00Z'))).toEqual([]);
    directory.apply(33, { kind: 'office', id: 'over-there', data: null });
    expect(directory.served(ACCOUNT, during)).toEqual([]);
  });

  test.each([
    ['k1', '2026-03-31T23:59:59.999Z', 'x1'],
    ['k1', '2026-04-01T00:00:00Z', undefined],
    ['k2', '2026-08-31T00:00:00Z', 'x2'],
    ['k2', '2026-09-01T00:00:00Z', undefined],
    ['k3', '2026-03-01T00:00:00Z', undefined],
  ])('signs with %s at %s: %s', (key, iso, x) => {
    expect(directory.accountKey(ACCOUNT, key, at(iso))).toBe(x);
  });

  test('in an office of another kind has no scope at all', () => {
    enter({ office: 'focal-point' });
    expect(directory.callerOf(ACCOUNT, { mfa: false, at: during }).scopes).toEqual([]);
  });
});

test('an office is held only while somebody is appointed to it', () => {
  expect(directory.isHeld('chair', during)).toBe(false);
  expect(directory.isHeld('chair', at('2026-06-15T00:00:00Z'))).toBe(true);
});

describe('on duty for an office', () => {
  const shift = (id: string, person: string, [from, until]: readonly [string, string]): void =>
    directory.apply(20, {
      kind: 'duty',
      id,
      data: { person, office: 'focal-point', from: `2026-${from}:00Z`, until: `2026-${until}:00Z` },
    });
  const onDuty = (time: string) => directory.onDuty('focal-point', at(`2026-${time}:00Z`));
  const appoint = (id: string, person: string, until: string): void => {
    const data = { person, office: 'focal-point', from: '2026-02-01T00:00:00Z', until: `2026-${until}:00Z` };
    directory.apply(20, { kind: 'appointment', id, data });
  };

  test('is who holds a shift at that instant, whoever came first first, and nobody in a gap', () => {
    appoint('a3', 'lek', '09-01T00:00');
    shift('later', 'nok', ['03-02T06:00', '03-02T18:00']);
    shift('earlier', 'lek', ['03-01T18:00', '03-02T09:00']);
    expect(onDuty('03-01T17:59')).toEqual([]);
    expect(onDuty('03-01T18:00')).toEqual(['lek']);
    expect(onDuty('03-02T06:00')).toEqual(['lek', 'nok']);
    expect(onDuty('03-02T09:00')).toEqual(['nok']);
    expect(onDuty('03-02T18:00')).toEqual([]);
    expect(directory.onDuty('chair', at('2026-03-02T07:00:00Z'))).toEqual([]);
  });

  test('is each person once, however many shifts meet', () => {
    shift('one', 'nok', ['03-02T06:00', '03-02T18:00']);
    shift('two', 'nok', ['03-02T08:00', '03-02T20:00']);
    expect(onDuty('03-02T10:00')).toEqual(['nok']);
  });

  test('is nobody whose appointment to that office has not begun, is over, or was withdrawn', () => {
    shift('s', 'lek', ['01-31T00:00', '03-03T00:00']);
    expect(onDuty('03-01T00:00')).toEqual([]);
    appoint('a3', 'lek', '03-02T00:00');
    expect(onDuty('01-31T23:59')).toEqual([]);
    expect(onDuty('03-01T23:59')).toEqual(['lek']);
    expect(onDuty('03-02T00:00')).toEqual([]);
    directory.apply(21, { kind: 'appointment', id: 'a3', data: null });
    expect(onDuty('03-01T00:00')).toEqual([]);
  });

  test('ends when the shift leaves the feed, and follows it to another person', () => {
    appoint('a3', 'lek', '09-01T00:00');
    shift('s', 'nok', ['03-01T00:00', '03-03T00:00']);
    shift('s', 'lek', ['03-01T00:00', '03-03T00:00']);
    expect(onDuty('03-01T00:00')).toEqual(['lek']);
    directory.apply(21, { kind: 'duty', id: 's', data: null });
    expect(onDuty('03-01T00:00')).toEqual([]);
  });
});

describe('the office that acts', () => {
  const vice = { kind: 'VICE_CHAIR', committee: 'chiang-khong', jurisdiction: ['TH5703'] } as const;
  const actingChair = (iso: string) => directory.actingFor('chair', at(iso));

  test('for a vacant chair is the vice chair of the committee, while somebody holds that', () => {
    expect(actingChair('2026-03-01T00:00:00Z')).toBeUndefined();
    directory.apply(20, { kind: 'office', id: 'vice-chair', data: vice });
    expect(actingChair('2026-03-01T00:00:00Z')).toBeUndefined();
    const data = { person: 'lek', office: 'vice-chair', from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' };
    directory.apply(21, { kind: 'appointment', id: 'a3', data });
    expect(actingChair('2026-05-31T23:59:59Z')).toBe('vice-chair');
    expect(actingChair('2026-06-01T00:00:00Z')).toBe('chair');
    expect(actingChair('2026-07-01T00:00:00Z')).toBe('vice-chair');
    expect(actingChair('2027-01-01T00:00:00Z')).toBeUndefined();
  });

  test('for another vacant office is nobody', () => {
    expect(directory.actingFor('focal-point', at('2027-03-01T00:00:00Z'))).toBeUndefined();
    expect(directory.actingFor('no such office', during)).toBeUndefined();
  });
});

test('a sub-district lies in its district, province and country, in this order', () => {
  expect(directory.placesAround('TH570301').map(({ id }) => id)).toEqual(['TH570301', 'TH5703', 'TH57', 'TH']);
  expect(directory.placesAround('XX')).toEqual([]);
});

describe('the committee that answers for a place', () => {
  test.each([
    ['TH570301', 'DISTRICT', 'chiang-khong'],
    ['TH570301', 'PROVINCE', 'chiang-rai'],
    ['TH5715', 'DISTRICT', undefined],
    ['TH5715', 'PROVINCE', 'chiang-rai'],
    ['TH57', 'DISTRICT', undefined],
  ] as const)('%s has at level %s %s', (pcode, level, committee) => {
    expect(directory.committeeFor(pcode, level)?.id).toBe(committee);
  });

  test('changes when the committee becomes active', () => {
    directory.apply(20, {
      kind: 'committee',
      id: 'mae-fah-luang',
      data: { code: 'MFL', level: 'DISTRICT', state: 'ACTIVE', place: 'TH5715', parent: 'chiang-rai' },
    });
    expect(directory.committeeFor('TH5715', 'DISTRICT')?.id).toBe('mae-fah-luang');
  });
});

test('offices are listed under the committee they moved to', () => {
  const data = { kind: 'CHAIR', committee: 'chiang-rai', jurisdiction: ['TH57'] } as const;
  directory.apply(20, { kind: 'office', id: 'chair', data });
  expect(directory.officesOfCommittee('chiang-khong').map(({ id }) => id)).toEqual(['focal-point']);
  expect(directory.officesOfCommittee('chiang-rai').map(({ id }) => id)).toEqual(['chair']);
});

test('a place across the border is faced by districts, as a whole and in its parts, until they face it no more', () => {
  const place = (id: string, level: 'PROVINCE' | 'DISTRICT' | 'VILLAGE', parent: string | null): DirectoryRecord => ({
    ...{ kind: 'place', id, data: { level, country: 'LA', parent } },
  });
  const across = [place('LA05', 'PROVINCE', null), place('LA0502', 'DISTRICT', 'LA05')];
  for (const record of [...across, place('LA050201', 'VILLAGE', 'LA0502'), place('LA0501', 'DISTRICT', 'LA05')])
    directory.apply(20, record);
  const home = { level: 'DISTRICT', country: 'TH', parent: 'TH57' } as const;
  directory.apply(21, { kind: 'place', id: 'TH5703', data: { ...home, faces: ['LA0502', 'LA0501'] } });
  directory.apply(21, { kind: 'place', id: 'TH5715', data: { ...home, faces: ['LA0502'] } });
  expect(directory.placesFacing('LA050201')).toEqual(['TH5703', 'TH5715']);
  expect(directory.placesFacing('LA0501')).toEqual(['TH5703']);
  expect(directory.placesFacing('LA05')).toEqual(['TH5703', 'TH5715']);
  expect(directory.placesFacing('TH5703')).toEqual([]);
  directory.apply(22, { kind: 'place', id: 'TH5703', data: { ...home, faces: ['LA0501'] } });
  expect(directory.placesFacing('LA050201')).toEqual(['TH5715']);
});

test('a record that is repeated does not take the version back', () => {
  directory.apply(3, records[2]!);
  expect(directory.version).toBe(records.length);
});

describe('a session', () => {
  test.each([
    ['that began before its end', '2026-03-01T07:59:59.999Z', true],
    ['that began at that very instant', '2026-03-01T08:00:00.000Z', true],
    ['that began later', '2026-03-01T08:00:00.001Z', false],
  ])('%s', (_when, since, ended) => {
    directory.apply(20, { kind: 'session', id: 'nok', data: { endedAt: '2026-03-01T08:00:00.000Z' } });
    expect(directory.isSessionEnded('nok', at(since))).toBe(ended);
    expect(directory.isSessionEnded('somchai', at(since))).toBe(false);
  });

  test('goes on when the record is withdrawn', () => {
    directory.apply(20, { kind: 'session', id: 'nok', data: { endedAt: '2026-03-01T08:00:00.000Z' } });
    directory.apply(21, { kind: 'session', id: 'nok', data: null });
    expect(directory.isSessionEnded('nok', 0)).toBe(false);
  });
});
