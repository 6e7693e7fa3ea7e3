import { CASE_CATEGORIES } from './case-codes.js';
import { HTCDS_EXTENSIONS, HTCDS_FIELDS, type HtcdsField, type HtcdsType } from './htcds-fields.js';
import { HTCDS_CODE_LISTS } from './htcds-lists.js';
import { AGE_BANDS } from './person-codes.js';

/** REFERENCE is an id of whoever made the file, MONTH is `YYYY-MM`, PLACE a P-code. */
export type ColumnType = HtcdsType | 'REFERENCE' | 'MONTH' | 'PLACE';

/** A column of a file of cases: a field of the standard, or one of ours that begins with `x_`. */
export interface HtcdsColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly multiple: boolean;
  /** Every code that a CODE can be. */
  readonly codes: readonly string[] | null;
  /** Whether a value of it identifies somebody; it is blank unless the file is an identified one. */
  readonly identifying: boolean;
}

const IDENTIFYING: readonly string[] = [
  ...['prs_Salutation', 'prs_FirstName', 'prs_SecondName', 'prs_Birthdate', 'prs_IdentityNumber', 'prs_Title'],
  ...['prs_Email', 'prs_HomePhone', 'prs_MobilePhone', 'prs_MailingCity', 'prs_MailingState', 'prs_MailingStreet'],
  ...['prs_MailingPostalCode', 'vic_LocationOfRecruitment', 'vic_LocationOfExploitation', 'cas_CaseOwner'],
  ...['cas_ReferringPrimaryCaseWorker', 'cas_ReferredPrimaryCaseWorker', 'cas_ReferringOrganisation'],
  ...['cas_ReferredOrganisation', 'cas_IncomingReferralDetails', 'cas_OutgoingReferralDetails'],
];

/** Fields that the standard does not count among the least, and that the hub has. */
const BESIDE_CORE: readonly string[] = ['prs_IdentityNumber', 'vic_RelationshipToTrafficker'];

const columnOf = ({ name, type, multiple, codes }: HtcdsField): HtcdsColumn => ({
  ...{ name, type, multiple, codes: codes && HTCDS_CODE_LISTS[codes] },
  identifying: IDENTIFYING.includes(name),
});

const ours = (name: string, type: ColumnType, codes: readonly string[] | null = null): HtcdsColumn => ({
  ...{ name, type, codes, multiple: false, identifying: false },
});

const OURS: readonly HtcdsColumn[] = [
  ours('x_CaseRef', 'REFERENCE'),
  ours('x_PersonRef', 'REFERENCE'),
  ours('x_Place', 'PLACE'),
  ours('x_ReportedMonth', 'MONTH'),
  ours('x_CaseCategory', 'CODE', CASE_CATEGORIES),
  ours('x_AgeBand', 'CODE', AGE_BANDS),
  ours('x_RecruitmentCountry', 'COUNTRY'),
  { ...ours('x_TransitCountries', 'COUNTRY'), multiple: true },
  { ...ours('x_ExploitationCountries', 'COUNTRY'), multiple: true },
  ours('x_ExploitationPlace', 'PLACE'),
  ours('x_RescuedMonth', 'MONTH'),
];

/** The columns of every file of cases, in its order: one row is one person. */
export const HTCDS_COLUMNS: readonly HtcdsColumn[] = [
  ...HTCDS_FIELDS.filter(({ name, core, deprecated }) => (core && !deprecated) || BESIDE_CORE.includes(name)).map(
    columnOf,
  ),
  ...HTCDS_EXTENSIONS.map(({ name, type }) => ours(name, type)),
  ...OURS,
];

const COLUMN = new Map(HTCDS_COLUMNS.map((column) => [column.name, column]));
export const htcdsColumn = (name: string): HtcdsColumn | undefined => COLUMN.get(name);

/** XLSForms of the standard write the words of a name apart, e.g. `prs_First_Name`. */
const bare = (name: string): string => name.trim().replaceAll('_', '').toLowerCase();
const NAMED = new Map([...HTCDS_FIELDS, ...HTCDS_COLUMNS].map(({ name }) => [bare(name), name]));

/** The field or column that a heading means; undefined for none. */
export const nameOfHeading = (heading: string): string | undefined => NAMED.get(bare(heading));
