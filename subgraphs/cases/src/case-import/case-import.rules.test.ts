import { expect, test } from '@jest/globals';
import { bandOf, caseWords, checkRow, readChunk, type RowGround, STATE_OF_STATUS } from './case-import.rules.js';

const ground = (given: Partial<RowGround> = {}): RowGround => ({
  ...{ districtOf: () => ({ district: 'TH5703' }), problemsOfArea: () => [], childProblem: null, day: '2026-11-27' },
  ...given,
});
const least = { cas_Status: 'Active', vic_TraffickingStatus: 'PossibleVictimOfTrafficking', con_Consent: 'true' };
const taken = (row: Record<string, string>, given?: Partial<RowGround>) => {
  const checked = checkRow({ ...least, ...row }, ground(given));
  return 'taken' in checked ? checked.taken : checked.wrong.map(({ column, code }) => `${code} ${column}`);
};

test('an age is counted from the day of birth where the file tells no band', () => {
  const identity = { prs_Birthdate: '2010-01-01' };
  expect(taken(identity)).toMatchObject({ person: { ageBand: 'FROM_15_TO_17' } });
  expect(taken({ ...identity, x_AgeBand: 'FROM_18_TO_24' })).toMatchObject({ person: { ageBand: 'FROM_18_TO_24' } });
});

test('the consent of a child is judged by its own rules, also where only the day of birth tells the age', () => {
  const childProblem = 'CONSENT_NEEDS_GUARDIAN' as const;
  expect(taken({ prs_Birthdate: '2010-01-01' }, { childProblem })).toEqual(['CONSENT_NEEDS_GUARDIAN con_Consent']);
  expect(taken({ x_AgeBand: 'OVER_39' }, { childProblem })).toMatchObject({ district: 'TH5703' });
  expect(taken({ x_AgeBand: 'UNDER_12', con_Consent: 'false' }, { childProblem })).toMatchObject({
    district: 'TH5703',
  });
});

test('nobody is identified without their consent', () => {
  expect(taken({ con_Consent: 'false', prs_MobilePhone: '66810000001' })).toEqual(['IMPORT_NEEDS_CONSENT con_Consent']);
});

test('a case is not reported in a month to come', () => {
  expect(taken({ x_ReportedMonth: '2026-12' })).toEqual(['HTCDS_VALUE_INVALID x_ReportedMonth']);
  expect(taken({ x_ReportedMonth: '2026-11' })).toMatchObject({ district: 'TH5703' });
});

test.each([
  [1, 'ONE'],
  [2, 'TWO_TO_FIVE'],
  [5, 'TWO_TO_FIVE'],
  [6, 'SIX_TO_TWENTY'],
  [20, 'SIX_TO_TWENTY'],
  [21, 'OVER_TWENTY'],
])('%i persons are %s', (persons, band) => {
  expect(bandOf(persons)).toBe(band);
});

test('rows of one case tell the same of it, whatever they tell of the persons', () => {
  const words = (row: Record<string, string>) => caseWords(taken(row) as Parameters<typeof caseWords>[0]);
  expect(words({ prs_Gender: 'Feminine' })).toBe(words({ prs_Gender: 'Masculine' }));
  expect(words({ cas_Status: 'FollowUp' })).not.toBe(words({}));
  expect(words({ x_ReportedMonth: '2026-01' })).not.toBe(words({}));
});

test('a case begins where somebody works on it, or where it has ended', () => {
  expect(STATE_OF_STATUS).toEqual({
    ...{ Active: 'ACKNOWLEDGED', FollowUp: 'FOLLOW_UP', Closed: 'CLOSED', ClosedReferred: 'REFERRED_OUT' },
  });
});

test('ticks are read as people write them, and headings as XLSForms do', () => {
  const { rows, rejections } = readChunk(
    '\uFEFFcas_Status,vic_Trafficking_Status,con_Consent,x_RestrictsMovement\r\n Active ,x,YES,0\r\n',
  );
  expect(rejections).toEqual([]);
  expect(rows).toEqual([
    { cas_Status: 'Active', vic_TraffickingStatus: 'x', con_Consent: 'true', x_RestrictsMovement: 'false' },
  ]);
});

test('a heading that is not known is told by its place, because it may be somebody’s name', () => {
  expect(readChunk('Somchai Jaidee,cas_Status,vic_TraffickingStatus,con_Consent').rejections).toEqual([
    { row: 0, column: '#1', code: 'HTCDS_COLUMN_UNKNOWN' },
  ]);
});
