import type { CaseCategory } from './case-codes.js';
import { countryCode } from './country-codes.js';
import { codeOfHtcds, HTCDS_MAPPINGS, type HtcdsMapped, htcdsMeaning } from './htcds-mapping.js';
import { htcdsColumn } from './htcds-columns.js';
import type { HtcdsExtension } from './htcds-fields.js';
import { type HtcdsRow, valuesOfCell } from './htcds-row.js';
import { CASE_OUTCOMES, type CaseOutcome } from './lifecycle-codes.js';
import type { AgeBand, ExploitationType, PersonSex, ShareReason, TraffickingStatus } from './person-codes.js';
import type { DecidingBody } from './screening-codes.js';
import type { ControlMethod, LabourIndustry, RecruiterRelation, RecruitmentMethod } from './victim-codes.js';

/** Where a case stands in the words of the standard. */
export type HtcdsCaseStatus = 'Active' | 'FollowUp' | 'Closed' | 'ClosedReferred';

/** What a file tells of the case of a person. */
export interface ExchangedCase {
  /** Null when the file does not say which persons belong together. */
  readonly ref: string | null;
  readonly status: HtcdsCaseStatus;
  readonly outcome: CaseOutcome | null;
  /** P-code. */
  readonly place: string | null;
  /** `YYYY-MM`. */
  readonly reportedMonth: string | null;
  readonly category: CaseCategory | null;
}

/** What identifies somebody in a file. */
export interface ExchangedIdentity {
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** ISO day. */
  readonly bornOn: string | null;
  readonly paperNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** What a file tells of a person. */
export interface ExchangedPerson {
  readonly ref: string | null;
  readonly case: ExchangedCase;
  readonly sex: PersonSex;
  readonly ageBand: AgeBand | null;
  readonly citizenship: string | null;
  readonly traffickingStatus: TraffickingStatus;
  readonly decidedBy: DecidingBody | null;
  readonly exploitationTypes: readonly ExploitationType[];
  readonly industry: LabourIndustry | null;
  readonly controlMethods: readonly ControlMethod[];
  readonly recruitmentMethods: readonly RecruitmentMethod[];
  readonly recruiterRelation: RecruiterRelation | null;
  readonly recruitmentCountry: string | null;
  readonly transitCountries: readonly string[];
  readonly exploitationCountries: readonly string[];
  /** P-code. */
  readonly exploitationPlace: string | null;
  /** `YYYY-MM`. */
  readonly rescuedMonth: string | null;
  readonly consent: boolean;
  /** Null in a file without identity, and where nothing of it is known. */
  readonly identity: ExchangedIdentity | null;
  /** The newest referral; an import does not take it. */
  readonly referral: { readonly reason: ShareReason; /** ISO day. */ readonly on: string } | null;
}

const one = (of: HtcdsMapped, ours: string | null): string =>
  ours === null ? '' : (htcdsMeaning(of, ours)?.code ?? '');

/** Each code once, in the order of the standard's meaning of ours. */
const many = (of: HtcdsMapped, ours: readonly string[]): string =>
  [...new Set(ours.map((code) => one(of, code)))].join(';');

const ticked = (of: HtcdsMapped, ours: readonly string[], extension: HtcdsExtension): string =>
  String(ours.some((code) => htcdsMeaning(of, code)?.extension === extension));

/**
 * A number to call as E.164 without its sign, which a spreadsheet would calculate with; blank for what is none. One
 * that begins with 0 is of Thailand.
 */
const phoneCell = (told: string | null): string => {
  const digits = (told ?? '')
    .replace(/[\s().-]/g, '')
    .replace(/^\+/, '')
    .replace(/^0(?=\d{8,9}$)/, '66');
  return /^[1-9]\d{1,14}$/.test(digits) ? digits : '';
};

/** A person in the columns of a file. */
export const rowOfPerson = (person: ExchangedPerson): HtcdsRow => ({
  ...rowOfIdentity(person.identity),
  prs_Gender: one('PersonSex', person.sex),
  prs_Citizenship: person.citizenship ?? '',
  vic_TraffickingStatus: one('TraffickingStatus', person.traffickingStatus),
  vic_TraffickingStatusDecisionMakingOrg: one('DecidingBody', person.decidedBy),
  vic_RelationshipToTrafficker: one('RecruiterRelation', person.recruiterRelation),
  vic_MethodOfRecruitment: many('RecruitmentMethod', person.recruitmentMethods),
  vic_MethodsOfControl: many('ControlMethod', person.controlMethods),
  vic_TypeOfExploitation: many('ExploitationType', person.exploitationTypes),
  vic_ForcedLabourIndustry: one('LabourIndustry', person.industry),
  cas_Status: person.case.status,
  cas_ReasonForCaseClosure: person.case.outcome ?? '',
  cas_ReasonForOutgoingReferral: one('ShareReason', person.referral?.reason ?? null),
  cas_OutgoingReferralDate: person.referral?.on ?? '',
  con_Consent: String(person.consent),
  x_ForcedCriminality: ticked('ExploitationType', person.exploitationTypes, 'x_ForcedCriminality'),
  x_RestrictsMovement: ticked('ControlMethod', person.controlMethods, 'x_RestrictsMovement'),
  x_CaseRef: person.case.ref ?? '',
  x_PersonRef: person.ref ?? '',
  x_Place: person.case.place ?? '',
  x_ReportedMonth: person.case.reportedMonth ?? '',
  x_CaseCategory: person.case.category ?? '',
  x_AgeBand: person.ageBand ?? '',
  x_RecruitmentCountry: person.recruitmentCountry ?? '',
  x_TransitCountries: person.transitCountries.join(';'),
  x_ExploitationCountries: person.exploitationCountries.join(';'),
  x_ExploitationPlace: person.exploitationPlace ?? '',
  x_RescuedMonth: person.rescuedMonth ?? '',
});

const rowOfIdentity = (identity: ExchangedIdentity | null): HtcdsRow =>
  identity
    ? {
        prs_FirstName: identity.givenName ?? '',
        prs_SecondName: identity.familyName ?? '',
        prs_Birthdate: identity.bornOn ?? '',
        prs_IdentityNumber: identity.paperNumber ?? '',
        prs_MobilePhone: phoneCell(identity.phone),
        prs_MailingStreet: identity.address ?? '',
      }
    : {};

/** What an import makes of a row: the person, and the columns whose value the hub does not keep as it stands. */
export interface ReadRow {
  readonly person: ExchangedPerson;
  readonly notKept: readonly string[];
}

/** Columns that an import reads. */
const READ: readonly string[] = Object.keys(
  rowOfPerson({
    ...{ ref: null, sex: 'UNKNOWN', ageBand: null, citizenship: null, traffickingStatus: 'POSSIBLE', decidedBy: null },
    ...{ exploitationTypes: [], industry: null, controlMethods: [], recruitmentMethods: [], recruiterRelation: null },
    ...{ recruitmentCountry: null, transitCountries: [], exploitationCountries: [], exploitationPlace: null },
    ...{ rescuedMonth: null, consent: false, referral: null },
    case: { ref: null, status: 'Active', outcome: null, place: null, reportedMonth: null, category: null },
    identity: { givenName: null, familyName: null, bornOn: null, paperNumber: null, phone: null, address: null },
  }),
).filter((name) => !name.startsWith('cas_') || name === 'cas_Status' || name === 'cas_ReasonForCaseClosure');

/** A person as a row that `problemsOfRow` found right tells them. */
export const personOfRow = (row: HtcdsRow): ReadRow => {
  const person = readPerson(row);
  const back = rowOfPerson(person);
  const told = Object.entries(row).filter(([, cell]) => cell !== '');
  const notKept = told.flatMap(([name, cell]) =>
    READ.includes(name) && normal(name, cell) === normal(name, back[name] ?? '') ? [] : [name],
  );
  return { person, notKept };
};

/** Cells that mean the same are equal by it. */
const normal = (name: string, cell: string): string => {
  const column = htcdsColumn(name);
  if (!column) return cell;
  if (column.type === 'PHONE') return phoneCell(cell);
  const values = valuesOfCell(column, cell).map((value) =>
    column.type === 'COUNTRY' ? (countryCode(value) ?? value) : value,
  );
  return [...new Set(values)].sort().join(';');
};

const readPerson = (row: HtcdsRow): ExchangedPerson => ({
  ref: row['x_PersonRef'] || null,
  case: readCase(row),
  sex: (row['prs_Gender'] ? (oneOf(row, 'PersonSex') ?? 'OTHER') : 'UNKNOWN') as PersonSex,
  ageBand: (row['x_AgeBand'] || null) as AgeBand | null,
  citizenship: countries(row, 'prs_Citizenship')[0] ?? null,
  traffickingStatus: oneOf(row, 'TraffickingStatus') as TraffickingStatus,
  decidedBy: row['vic_TraffickingStatusDecisionMakingOrg']
    ? ((oneOf(row, 'DecidingBody') ?? 'OTHER') as DecidingBody)
    : null,
  exploitationTypes: manyOf(row, { of: 'ExploitationType', extension: 'x_ForcedCriminality' }) as ExploitationType[],
  industry: oneOf(row, 'LabourIndustry') as LabourIndustry | null,
  controlMethods: manyOf(row, { of: 'ControlMethod', extension: 'x_RestrictsMovement' }) as ControlMethod[],
  recruitmentMethods: manyOf(row, { of: 'RecruitmentMethod' }) as RecruitmentMethod[],
  recruiterRelation: oneOf(row, 'RecruiterRelation') as RecruiterRelation | null,
  recruitmentCountry: countries(row, 'x_RecruitmentCountry')[0] ?? null,
  transitCountries: countries(row, 'x_TransitCountries'),
  exploitationCountries: countries(row, 'x_ExploitationCountries'),
  exploitationPlace: row['x_ExploitationPlace'] || null,
  rescuedMonth: row['x_RescuedMonth'] || null,
  consent: row['con_Consent'] === 'true',
  identity: readIdentity(row),
  referral: null,
});

const readCase = (row: HtcdsRow): ExchangedCase => {
  const status = row['cas_Status'] as HtcdsCaseStatus;
  const told = CASE_OUTCOMES.find((outcome) => outcome === row['cas_ReasonForCaseClosure']);
  return {
    ref: row['x_CaseRef'] || null,
    status,
    outcome: status === 'Closed' ? (told ?? 'OTHER') : null,
    place: row['x_Place'] || null,
    reportedMonth: row['x_ReportedMonth'] || null,
    category: (row['x_CaseCategory'] || null) as CaseCategory | null,
  };
};

const readIdentity = (row: HtcdsRow): ExchangedIdentity | null => {
  const phone = phoneCell(row['prs_MobilePhone'] ?? null);
  const identity: ExchangedIdentity = {
    givenName: row['prs_FirstName'] || null,
    familyName: row['prs_SecondName'] || null,
    bornOn: row['prs_Birthdate'] || null,
    paperNumber: row['prs_IdentityNumber'] || null,
    phone: phone ? `+${phone}` : null,
    address: row['prs_MailingStreet'] || null,
  };
  return Object.values(identity).some((value) => value !== null) ? identity : null;
};

const cells = (row: HtcdsRow, name: string): string[] => valuesOfCell(htcdsColumn(name)!, row[name] ?? '');

const countries = (row: HtcdsRow, name: string): string[] => [
  ...new Set(cells(row, name).flatMap((told) => countryCode(told) ?? [])),
];

const oneOf = (row: HtcdsRow, of: HtcdsMapped): string | null =>
  codeOfHtcds(of, row[HTCDS_MAPPINGS[of].field] ?? '') ?? null;

/** Other with its extension ticked is the code that the standard lacks; a cell cannot say both. */
const manyOf = (
  row: HtcdsRow,
  { of, extension }: { readonly of: HtcdsMapped; readonly extension?: HtcdsExtension },
): string[] => [
  ...new Set(
    cells(row, HTCDS_MAPPINGS[of].field).flatMap((code) => {
      const extended = code === 'Other' && extension && row[extension] === 'true' ? extension : undefined;
      return codeOfHtcds(of, code, extended) ?? [];
    }),
  ),
];
