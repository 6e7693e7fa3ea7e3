import { describe, expect, it, test } from '@jest/globals';
import { ASSISTANCE_STATUSES, ASSISTANCE_TYPES, HTCDS_CODE_LISTS, HTCDS_SUPPORT } from '@hub/vocabulary';
import { mayFollow, problemsOfAssistance, type Proposed } from './assistance.rules.js';

const proposed = (given: Partial<Proposed> = {}): Proposed => ({
  ...{ type: 'LEGAL_AID', status: 'PLANNED', office: null, organization: null, startedOn: null, endedOn: null },
  ...{ outcome: null, shelterNeeds: [], ...given },
});
const wrong = (given: Partial<Proposed>, from: Proposed['status'] | null = null, knowsOffice = true): string[] =>
  problemsOfAssistance(proposed(given), { from, knowsOffice }).map(({ code, field }) => `${code} ${field}`);

describe('a status', () => {
  it('is followed only by what the table lets follow', () => {
    const steps = ASSISTANCE_STATUSES.flatMap((from) =>
      ASSISTANCE_STATUSES.flatMap((to) => (from !== to && mayFollow(from, to) ? [`${from} ${to}`] : [])),
    );
    expect(steps).toEqual([
      ...['PLANNED OFFERED', 'PLANNED STOPPED', 'OFFERED DECLINED_BY_PERSON', 'OFFERED ACTIVE', 'OFFERED STOPPED'],
      ...['DECLINED_BY_PERSON OFFERED', 'ACTIVE DECLINED_BY_PERSON', 'ACTIVE COMPLETED', 'ACTIVE STOPPED'],
    ]);
  });

  it('is at first planned, offered or already active', () => {
    expect(ASSISTANCE_STATUSES.filter((status) => mayFollow(null, status))).toEqual(['PLANNED', 'OFFERED', 'ACTIVE']);
    expect(wrong({ status: 'DECLINED_BY_PERSON' })).toEqual(['ASSISTANCE_STATUS_FORBIDS status']);
  });
});

test.each<[Partial<Proposed>, Proposed['status'] | null, string[]]>([
  [{ status: 'ACTIVE' }, 'OFFERED', ['INPUT_REQUIRED startedOn']],
  [{ status: 'ACTIVE', startedOn: '2026-04-01', outcome: 'ACHIEVED' }, 'OFFERED', ['INPUT_INVALID outcome']],
  [{ status: 'COMPLETED', startedOn: '2026-04-01' }, 'ACTIVE', ['INPUT_REQUIRED endedOn', 'INPUT_REQUIRED outcome']],
  [
    { status: 'COMPLETED', startedOn: '2026-04-01', endedOn: '2026-03-31', outcome: 'ACHIEVED' },
    'ACTIVE',
    ['INPUT_INVALID endedOn'],
  ],
  [{ status: 'COMPLETED', startedOn: '2026-04-01', endedOn: '2026-04-01', outcome: 'NOT_KNOWN' }, 'ACTIVE', []],
  [{ status: 'ACTIVE', startedOn: '2026-04-01' }, 'PLANNED', ['ASSISTANCE_STATUS_FORBIDS status']],
])('%j after %s is refused for %j', (given, from, problems) => {
  expect(wrong(given, from)).toEqual(problems);
});

test('a shelter is never named as a provider, and needs are those of a shelter', () => {
  const type = 'SAFE_ACCOMMODATION';
  expect(wrong({ type, office: 'o' })).toEqual(['ASSISTANCE_SHELTER_UNNAMED office']);
  expect(wrong({ type, organization: 'Safe house' })).toEqual(['ASSISTANCE_SHELTER_UNNAMED organization']);
  expect(wrong({ type, shelterNeeds: ['TRANS_INCLUSIVE'] })).toEqual([]);
  expect(wrong({ shelterNeeds: ['OWN_ROOM'] })).toEqual(['INPUT_INVALID shelterNeeds']);
});

test('a provider is an office of the hub or an organisation, not both', () => {
  expect(wrong({ office: 'o' }, null, false)).toEqual(['INPUT_INVALID office']);
  expect(wrong({ office: 'o', organization: 'Law clinic' })).toEqual(['INPUT_INVALID organization']);
  expect(wrong({ organization: 'Law clinic' }, null, false)).toEqual([]);
});

test('each type is a support of HTCDS, or the standard has none', () => {
  expect(Object.keys(HTCDS_SUPPORT)).toEqual([...ASSISTANCE_TYPES]);
  const list: readonly string[] = HTCDS_CODE_LISTS.spl_Type;
  expect(Object.values(HTCDS_SUPPORT).filter((code) => code !== null && !list.includes(code))).toEqual([]);
});
