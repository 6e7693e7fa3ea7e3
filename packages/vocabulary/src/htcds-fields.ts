import type { HtcdsListName } from './htcds-lists.js';

/** A field of the Human Trafficking Case Data Standard 2.0 (© IOM, CC BY 4.0). */
export interface HtcdsField {
  readonly name: string;
  /** What it belongs to, by the standard's own sections. */
  readonly entity: string;
  readonly type: HtcdsType;
  /** Whether it takes several values. */
  readonly multiple: boolean;
  /** Whether the standard counts it among the least that is recorded. */
  readonly core: boolean;
  /** Deprecated by the standard: never collected. */
  readonly deprecated: boolean;
  /** The list that a CODE is of. */
  readonly codes: HtcdsListName | null;
}

/** COUNTRY is ISO 3166, LANGUAGE ISO 639-2, PHONE E.164; a LOOKUP names a record of another kind. */
export type HtcdsType =
  | 'TEXT'
  | 'LONG_TEXT'
  | 'DATE'
  | 'NUMBER'
  | 'CHECKBOX'
  | 'GEOLOCATION'
  | 'CODE'
  | 'COUNTRY'
  | 'LANGUAGE'
  | 'PHONE'
  | 'LOOKUP';

interface Row {
  readonly name: string;
  readonly type: HtcdsType;
  readonly multiple?: true;
  readonly core?: true;
  readonly deprecated?: true;
}

const OF_ENTITY: Readonly<Record<string, readonly Row[]>> = {
  Organization: [
    { name: 'org_Name', type: 'TEXT' },
    { name: 'org_ShippingCity', type: 'TEXT' },
    { name: 'org_ShippingCountry', type: 'COUNTRY' },
    { name: 'org_ShippingState', type: 'TEXT' },
    { name: 'org_ShippingStreet', type: 'TEXT' },
    { name: 'org_ShippingPostalCode', type: 'TEXT' },
    { name: 'org_ShippingLongitude', type: 'GEOLOCATION' },
    { name: 'org_ShippingLatitude', type: 'GEOLOCATION' },
    { name: 'org_Phone', type: 'PHONE' },
    { name: 'org_Type', type: 'CODE' },
  ],
  Person: [
    { name: 'prs_Salutation', type: 'TEXT', core: true },
    { name: 'prs_FirstName', type: 'TEXT', core: true },
    { name: 'prs_MiddleName', type: 'TEXT' },
    { name: 'prs_SecondName', type: 'TEXT', core: true },
    { name: 'prs_Birthdate', type: 'DATE', core: true },
    { name: 'prs_Gender', type: 'CODE', core: true },
    { name: 'prs_Deceased', type: 'CHECKBOX' },
    { name: 'prs_MaritalStatus', type: 'CODE' },
    { name: 'prs_NumberOfChildren', type: 'NUMBER' },
    { name: 'prs_PrimaryLanguage', type: 'LANGUAGE' },
    { name: 'prs_SecondaryLanguage', type: 'LANGUAGE' },
    { name: 'prs_HighestLevelOfEducation', type: 'CODE' },
    { name: 'prs_Citizenship', type: 'COUNTRY', multiple: true, core: true },
    { name: 'prs_IdentityNumber', type: 'TEXT' },
    { name: 'prs_Title', type: 'TEXT', core: true },
    { name: 'prs_Email', type: 'TEXT', core: true },
    { name: 'prs_HomePhone', type: 'PHONE', core: true },
    { name: 'prs_MobilePhone', type: 'PHONE', core: true },
    { name: 'prs_MailingCity', type: 'TEXT', core: true },
    { name: 'prs_MailingCountry', type: 'COUNTRY', core: true },
    { name: 'prs_MailingState', type: 'TEXT', core: true },
    { name: 'prs_MailingStreet', type: 'TEXT', core: true },
    { name: 'prs_MailingPostalCode', type: 'TEXT', core: true },
    { name: 'prs_MailingLongitude', type: 'NUMBER' },
    { name: 'prs_MailingLatitude', type: 'NUMBER' },
  ],
  'Person - Victim Context': [
    { name: 'vic_AgreementToManagePersonalData', type: 'CHECKBOX', deprecated: true },
    { name: 'vic_TraffickingStatus', type: 'CODE', core: true },
    { name: 'vic_TraffickingStatusDecisionMakingOrg', type: 'CODE', core: true },
    { name: 'vic_RelationshipToTrafficker', type: 'CODE' },
    { name: 'vic_AgeWhenTrafficked', type: 'NUMBER' },
    { name: 'vic_RecruitmentWebsitesAndApps', type: 'CODE', multiple: true },
    { name: 'vic_MethodOfRecruitment', type: 'CODE', multiple: true, core: true },
    { name: 'vic_LocationOfRecruitment', type: 'LOOKUP', core: true },
    { name: 'vic_MethodsOfControl', type: 'CODE', multiple: true, core: true },
    { name: 'vic_TypeOfExploitation', type: 'CODE', multiple: true, core: true },
    { name: 'vic_ForcedLabourIndustry', type: 'CODE', core: true },
    { name: 'vic_TypeOfSexExploitation', type: 'CODE', multiple: true, core: true },
    { name: 'vic_LocationOfExploitation', type: 'LOOKUP', core: true },
    { name: 'vic_ExploitationWebsitesAndApps', type: 'CODE', multiple: true },
    { name: 'vic_Vulnerabilities', type: 'CODE', multiple: true, core: true, deprecated: true },
    { name: 'vic_DetailsOfVulnerabilities', type: 'LONG_TEXT', core: true, deprecated: true },
  ],
  'Person - Perpetrator Context': [
    { name: 'per_RoleInProcess', type: 'CODE', multiple: true },
    { name: 'per_RoleDetails', type: 'LONG_TEXT' },
  ],
  Case: [
    { name: 'cas_Status', type: 'CODE', core: true },
    { name: 'cas_ReasonForCaseClosure', type: 'LONG_TEXT', core: true },
    { name: 'cas_CaseOwner', type: 'LOOKUP', core: true },
  ],
  'Referral Details': [
    { name: 'cas_ReferringOrganisation', type: 'LOOKUP', core: true },
    { name: 'cas_IncomingReferralDate', type: 'DATE', core: true },
    { name: 'cas_ReferringPrimaryCaseWorker', type: 'LOOKUP', core: true },
    { name: 'cas_ReasonForIncomingReferral', type: 'CODE', core: true },
    { name: 'cas_IncomingReferralDetails', type: 'LONG_TEXT', core: true },
    { name: 'cas_ReferredOrganisation', type: 'LOOKUP', core: true },
    { name: 'cas_ReferredPrimaryCaseWorker', type: 'LOOKUP', core: true },
    { name: 'cas_ReasonForOutgoingReferral', type: 'CODE', core: true },
    { name: 'cas_OutgoingReferralDate', type: 'DATE', core: true },
    { name: 'cas_OutgoingReferralDetails', type: 'LONG_TEXT', core: true },
  ],
  'Case Comment': [{ name: 'cco_CaseComment', type: 'LONG_TEXT' }],
  'Historic Trafficking Events': [
    { name: 'hte_Longitude', type: 'GEOLOCATION' },
    { name: 'hte_Latitude', type: 'GEOLOCATION' },
    { name: 'hte_City', type: 'TEXT' },
    { name: 'hte_Country', type: 'TEXT' },
    { name: 'hte_State', type: 'TEXT' },
    { name: 'hte_Street', type: 'TEXT' },
    { name: 'hte_PostalCode', type: 'TEXT' },
    { name: 'hte_Date', type: 'DATE' },
    { name: 'hte_Type', type: 'CODE' },
    { name: 'hte_Description', type: 'LONG_TEXT' },
  ],
  'Support Plan': [
    { name: 'spl_Objectives', type: 'LONG_TEXT' },
    { name: 'spl_ActionPlan', type: 'LONG_TEXT' },
    { name: 'spl_PlannedEndDate', type: 'DATE' },
    { name: 'spl_ActualEndDate', type: 'DATE' },
    { name: 'spl_Type', type: 'CODE' },
  ],
  Consent: [{ name: 'con_Consent', type: 'CHECKBOX', core: true }],
};

/** Every field of the standard, in its order. */
export const HTCDS_FIELDS: readonly HtcdsField[] = Object.entries(OF_ENTITY).flatMap(([entity, rows]) =>
  rows.map(({ name, type, multiple = false, core = false, deprecated = false }) => ({
    ...{ name, entity, type, multiple, core, deprecated },
    codes: type === 'CODE' ? (name as HtcdsListName) : null,
  })),
);

/** Columns of ours beside the standard, for what it has no code for; an export says OTHER in the field and more here. */
export const HTCDS_EXTENSIONS = [
  {
    name: 'x_ForcedCriminality',
    entity: 'Person - Victim Context',
    type: 'CHECKBOX',
    extends: 'vic_TypeOfExploitation',
  },
  { name: 'x_RestrictsMovement', entity: 'Person - Victim Context', type: 'CHECKBOX', extends: 'vic_MethodsOfControl' },
] as const satisfies readonly (Pick<HtcdsField, 'name' | 'entity' | 'type'> & { readonly extends: HtcdsListName })[];
export type HtcdsExtension = (typeof HTCDS_EXTENSIONS)[number]['name'];
