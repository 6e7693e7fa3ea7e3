import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  csvOfRows,
  HTCDS_CODE_LISTS,
  HTCDS_COLUMNS,
  HTCDS_FIELDS,
  htcdsColumn,
  type HtcdsRow,
  jsonOfRows,
  nameOfHeading,
  parseCsv,
  personOfRow,
  problemsOfRow,
  rowOfPerson,
} from '@hub/vocabulary';

const [heads, ...standard] = parseCsv(readFileSync('packages/vocabulary/test/htcds/htcds-fields-2.0.csv', 'utf8'));
const told = standard.map((cells) => Object.fromEntries(heads!.map((head, index) => [head, cells[index] ?? ''])));

/** A row that says the least. */
const least: HtcdsRow = {
  ...{ cas_Status: 'Active', vic_TraffickingStatus: 'PossibleVictimOfTrafficking', con_Consent: 'true' },
};
const wrong = (row: HtcdsRow): string[] =>
  problemsOfRow({ ...least, ...row }).map(({ column, code }) => `${code} ${column}`);
const keptOf = (row: HtcdsRow) => personOfRow({ ...least, ...row });

describe('the columns of a file of cases', () => {
  it('are the 38 that are core and in use, by the standard itself, two more of it, and ours', () => {
    const core = told.filter(({ core, status }) => core === 'True' && status !== 'DEPRECATED');
    const names = HTCDS_COLUMNS.map(({ name }) => name);
    expect(core).toHaveLength(38);
    expect(core.map(({ fullName }) => fullName).filter((name) => !names.includes(name!))).toEqual([]);
    const others = names.filter((name) => !core.some(({ fullName }) => fullName === name));
    expect(others.filter((name) => !name.startsWith('x_'))).toEqual([
      ...['prs_IdentityNumber', 'vic_RelationshipToTrafficker'],
    ]);
  });

  it('hold nothing that the standard deprecates', () => {
    const deprecated = HTCDS_FIELDS.filter((field) => field.deprecated).map(({ name }) => name);
    expect(deprecated).toContain('vic_Vulnerabilities');
    expect(HTCDS_COLUMNS.filter(({ name }) => deprecated.includes(name))).toEqual([]);
  });

  it('call identifying whatever the standard asks in words, places or records of others', () => {
    const inWords = HTCDS_COLUMNS.filter(
      ({ name, type }) => !name.startsWith('x_') && ['TEXT', 'LONG_TEXT', 'PHONE', 'LOOKUP'].includes(type),
    );
    expect(inWords.filter(({ identifying }) => !identifying).map(({ name }) => name)).toEqual([
      'cas_ReasonForCaseClosure',
    ]);
  });
});

describe.each(HTCDS_COLUMNS.filter(({ codes }) => codes))('the list of $name', ({ name, codes }) => {
  it('takes each of its codes and no other', () => {
    for (const code of codes!) expect(wrong({ [name]: code })).toEqual([]);
    expect(wrong({ [name]: 'Nonesuch' })).toEqual([`HTCDS_CODE_UNKNOWN ${name}`]);
    expect(wrong({ [name]: codes![0]!.toLowerCase() })).toContain(`HTCDS_CODE_UNKNOWN ${name}`);
  });

  it('is that of the standard, where it is a field of it', () => {
    const values = told.find(({ fullName }) => fullName === name)?.['values'];
    expect(name.startsWith('x_') ? codes!.join('|') : values).toBe(codes!.join('|'));
  });
});

it.each([
  ['prs_Birthdate', '2001-02-28', '2001-02-29'],
  ['prs_Citizenship', 'LAO;th', 'LAO;XX'],
  ['prs_MobilePhone', '66810000001', '081-000'],
  ['prs_MailingCountry', 'TH', 'Thailand'],
  ['con_Consent', 'false', 'maybe'],
  ['cas_OutgoingReferralDate', '2026-02-01', '01/02/2026'],
  ['x_ReportedMonth', '2026-02', '2026-13'],
  ['x_Place', 'TH57', 'Chiang Rai'],
  ['x_CaseRef', 'a-1', 'a 1'],
  ['prs_FirstName', 'x'.repeat(500), 'x'.repeat(501)],
])('the values of %s are of its type', (name, right, other) => {
  expect(wrong({ [name]: right })).toEqual([]);
  expect(wrong({ [name]: other })).toEqual([`HTCDS_VALUE_INVALID ${name}`]);
});

it('a row says at least where the case stands, what the person is, and whether they consent', () => {
  expect(problemsOfRow({}).map(({ column, code }) => `${code} ${column}`)).toEqual([
    'HTCDS_VALUE_REQUIRED vic_TraffickingStatus',
    'HTCDS_VALUE_REQUIRED cas_Status',
    'HTCDS_VALUE_REQUIRED con_Consent',
  ]);
});

describe('traps of the standard', () => {
  it('forced criminality is Other with a column of ours, there and back', () => {
    const { person } = keptOf({ vic_TypeOfExploitation: 'ForcedLabour;Other', x_ForcedCriminality: 'true' });
    expect(person.exploitationTypes).toEqual(['FORCED_LABOUR', 'FORCED_CRIMINALITY']);
    expect(rowOfPerson(person)).toMatchObject({
      ...{ vic_TypeOfExploitation: 'ForcedLabour;Other', x_ForcedCriminality: 'true' },
    });
    expect(keptOf({ vic_TypeOfExploitation: 'Other' }).person.exploitationTypes).toEqual(['OTHER']);
  });

  it('restriction of movement too', () => {
    const { person } = keptOf({ vic_MethodsOfControl: 'Other', x_RestrictsMovement: 'true' });
    expect(person.controlMethods).toEqual(['RESTRICTS_MOVEMENT']);
    expect(rowOfPerson(person)).toMatchObject({ vic_MethodsOfControl: 'Other', x_RestrictsMovement: 'true' });
  });

  it('a column of ours does not stand without Other', () => {
    expect(wrong({ x_ForcedCriminality: 'true' })).toEqual(['HTCDS_EXTENSION_WITHOUT_OTHER x_ForcedCriminality']);
    expect(wrong({ x_RestrictsMovement: 'true', vic_MethodsOfControl: 'DebtBondage' })).toEqual([
      'HTCDS_EXTENSION_WITHOUT_OTHER x_RestrictsMovement',
    ]);
  });

  it.each(['ThreatOfLawEnforcement', 'PsychoactiveSubstances', 'UsesChildren', 'MethodsOfControlRestrictsMovement'])(
    '%s is a name of its definitions, not of its list',
    (code) => {
      expect(wrong({ vic_MethodsOfControl: code })).toEqual(['HTCDS_CODE_UNKNOWN vic_MethodsOfControl']);
    },
  );

  it('Unaquainted is kept as it is spelt', () => {
    expect(HTCDS_CODE_LISTS.vic_RelationshipToTrafficker).toContain('Unaquainted');
    const { person, notKept } = keptOf({ vic_RelationshipToTrafficker: 'Unaquainted' });
    expect([person.recruiterRelation, notKept]).toEqual(['UNACQUAINTED', []]);
    expect(rowOfPerson(person)['vic_RelationshipToTrafficker']).toBe('Unaquainted');
    expect(wrong({ vic_RelationshipToTrafficker: 'Unacquainted' })).toEqual([
      'HTCDS_CODE_UNKNOWN vic_RelationshipToTrafficker',
    ]);
  });

  it('headings of its XLSForms are those of the standard, and each heading means one column', () => {
    expect(nameOfHeading('prs_First_Name')).toBe('prs_FirstName');
    expect(nameOfHeading(' vic_Methods_of_Control ')).toBe('vic_MethodsOfControl');
    expect(nameOfHeading('prs_Nickname')).toBeUndefined();
    for (const { name } of [...HTCDS_FIELDS, ...HTCDS_COLUMNS]) expect(nameOfHeading(name)).toBe(name);
  });

  it('vulnerabilities are not kept, nor is anything else that the hub has no place for', () => {
    expect(nameOfHeading('vic_Vulnerabilities')).toBe('vic_Vulnerabilities');
    const { notKept } = keptOf({
      ...{ vic_Vulnerabilities: 'Poverty', vic_TypeOfSexExploitation: 'Prostitution', prs_Email: 'a@b.example' },
      ...{ prs_Gender: 'TransgenderFeminine', prs_Citizenship: 'LA;MM', cas_ReasonForCaseClosure: 'went home' },
      ...{ vic_TraffickingStatusDecisionMakingOrg: 'Police', cas_OutgoingReferralDate: '2026-01-01' },
    });
    expect(notKept.toSorted()).toEqual([
      ...['cas_OutgoingReferralDate', 'cas_ReasonForCaseClosure', 'prs_Citizenship', 'prs_Email', 'prs_Gender'],
      ...['vic_TraffickingStatusDecisionMakingOrg', 'vic_TypeOfSexExploitation', 'vic_Vulnerabilities'],
    ]);
  });
});

it('countries of two letters are kept as three, and a telephone number of Thailand with its country', () => {
  const { person, notKept } = keptOf({ prs_Citizenship: 'LA', prs_MobilePhone: '66810000001' });
  expect([person.citizenship, person.identity?.phone, notKept]).toEqual(['LAO', '+66810000001', []]);
  const row = rowOfPerson({ ...person, identity: { ...person.identity!, phone: '081 000-0001' } });
  expect(row['prs_MobilePhone']).toBe('66810000001');
});

it('a closed case without a reason that the hub knows ended otherwise, and one that is open has none', () => {
  expect(keptOf({ cas_Status: 'Closed' }).person.case.outcome).toBe('OTHER');
  expect(keptOf({ cas_Status: 'Closed', cas_ReasonForCaseClosure: 'ASSISTED' }).person.case.outcome).toBe('ASSISTED');
  expect(keptOf({ cas_ReasonForCaseClosure: 'ASSISTED' }).person.case.outcome).toBe(null);
});

it('a file has every heading, and as JSON lists, booleans and no blanks', () => {
  const row = { ...least, prs_Citizenship: 'LAO;MMR', prs_Title: '' };
  expect(parseCsv(csvOfRows([row]))[0]).toEqual(HTCDS_COLUMNS.map(({ name }) => name));
  expect(JSON.parse(jsonOfRows([row]))).toMatchObject({
    standard: 'HTCDS 2.0',
    rows: [{ ...least, con_Consent: true, prs_Citizenship: ['LAO', 'MMR'] }],
  });
  expect(JSON.parse(jsonOfRows([row]))).not.toHaveProperty('rows.0.prs_Title');
  expect(htcdsColumn('prs_Citizenship')!.multiple).toBe(true);
});
