import type { PlaceRole } from './alert-rule.js';
import type { CaseState } from './case-codes.js';
import type { HtcdsExtension } from './htcds-fields.js';
import type { HtcdsCode, HtcdsListName } from './htcds-lists.js';
import type { ExploitationType, PersonSex, ShareReason, TraffickingStatus } from './person-codes.js';
import type { DecidingBody } from './screening-codes.js';
import type { ControlMethod, LabourIndustry, RecruiterRelation, RecruitmentMethod } from './victim-codes.js';

/** What a code of ours is in HTCDS; an extension is ticked beside the code. */
export interface HtcdsMeaning<List extends HtcdsListName = HtcdsListName> {
  readonly code: HtcdsCode<List>;
  readonly extension?: HtcdsExtension;
}

interface Mapping<List extends HtcdsListName, Ours extends string> {
  readonly field: List;
  readonly codes: Readonly<Record<Ours, HtcdsCode<List> | HtcdsMeaning<List>>>;
}

const mapping =
  <Ours extends string>() =>
  <List extends HtcdsListName>(field: List, codes: Mapping<List, Ours>['codes']): Mapping<List, Ours> => ({
    field,
    codes,
  });

/** Our codes in the words of the standard, by the enum of the graph. */
const MAPPINGS = {
  PersonSex: mapping<PersonSex>()('prs_Gender', {
    FEMALE: 'Feminine',
    MALE: 'Masculine',
    OTHER: 'NonConforming',
    UNKNOWN: 'NonSpecifiedUnknown',
  }),
  TraffickingStatus: mapping<TraffickingStatus>()('vic_TraffickingStatus', {
    POSSIBLE: 'PossibleVictimOfTrafficking',
    ACTUAL: 'ActualVictimOfTrafficking',
    NOT: 'NotAVictimOfTrafficking',
  }),
  DecidingBody: mapping<DecidingBody>()('vic_TraffickingStatusDecisionMakingOrg', {
    MULTIDISCIPLINARY_TEAM: 'NonPoliceGovernmentalOrganization',
    COMMITTEE_EXECUTIVE: 'NonPoliceGovernmentalOrganization',
    EXECUTIVE_IN_EMERGENCY: 'NonPoliceGovernmentalOrganization',
    PROVINCIAL_COMMITTEE: 'NonPoliceGovernmentalOrganization',
    NATIONAL_COMMITTEE: 'NonPoliceGovernmentalOrganization',
    COURT: 'CourtOrProsecution',
    OTHER: 'Other',
  }),
  ExploitationType: mapping<ExploitationType>()('vic_TypeOfExploitation', {
    FORCED_LABOUR: 'ForcedLabour',
    SEXUAL_EXPLOITATION: 'SexualExploitation',
    CHILD_LABOUR: 'ChildLabour',
    FORCED_MARRIAGE: 'ForcedMarriage',
    SERVITUDE: 'Servitude',
    FORCED_MILITARY_BY_NON_STATE_ACTORS: 'ForcedMilitaryByNonStateActors',
    ORGAN_REMOVAL: 'OrganRemoval',
    FORCED_BEGGING: 'ForcedBegging',
    FORCED_ADOPTION: 'ForcedAdoption',
    SURROGACY: 'Surrogacy',
    FORCED_CRIMINALITY: { code: 'Other', extension: 'x_ForcedCriminality' },
    OTHER: 'Other',
  }),
  LabourIndustry: mapping<LabourIndustry>()('vic_ForcedLabourIndustry', {
    AGRICULTURE_FORESTRY_AND_FISHING: 'A_AgricultureForestryAndFishing',
    MINING_AND_QUARRYING: 'B_MiningAndQuarrying',
    MANUFACTURING: 'C_Manufacturing',
    ELECTRICITY_GAS_STEAM_AND_AIR_CONDITIONING: 'D_ElectricityGasSteamAndAirConditioningSupply',
    WATER_SUPPLY_AND_WASTE_MANAGEMENT: 'E_WaterSupplySewerageWasteManagement',
    CONSTRUCTION: 'F_Construction',
    TRADE_AND_REPAIR_OF_VEHICLES: 'G_WholesaleAndRetailTradeRepairOfMotorVehicles',
    TRANSPORTATION_AND_STORAGE: 'H_TransportationAndStorage',
    ACCOMMODATION_AND_FOOD_SERVICE: 'I_AccommodationAndFoodServiceActivities',
    INFORMATION_AND_COMMUNICATION: 'J_InformationAndCommunication',
    FINANCE_AND_INSURANCE: 'K_FinancialAndInsuranceActivities',
    REAL_ESTATE: 'L_RealEstateActivities',
    PROFESSIONAL_SCIENTIFIC_AND_TECHNICAL: 'M_ProfessionalScientificAndTechnicalActivities',
    ADMINISTRATIVE_AND_SUPPORT_SERVICE: 'N_AdministrativeAndSupportServiceActivities',
    PUBLIC_ADMINISTRATION_AND_DEFENCE: 'O_PublicAdministrationAndDefence',
    EDUCATION: 'P_Education',
    HEALTH_AND_SOCIAL_WORK: 'Q_HumanHealthAndSocialWorkActivities',
    ARTS_ENTERTAINMENT_AND_RECREATION: 'R_ArtsEntertainmentAndRecreation',
    OTHER_SERVICE: 'S_OtherServiceActivities',
    HOUSEHOLDS_AS_EMPLOYERS: 'T_ActivitiesOfHouseholdsAsEmployers',
    EXTRATERRITORIAL_ORGANIZATIONS: 'U_ActivitiesOfExtraterritorialOrganizations',
  }),
  ControlMethod: mapping<ControlMethod>()('vic_MethodsOfControl', {
    PHYSICAL_THREATS: 'PhysicalThreats',
    THREATS_OF_LAW_ENFORCEMENT: 'ThreatsLawEnforcement',
    THREATENS_CHILDREN_OR_FAMILY: 'ThreatensChildrenFamily',
    DEBT_BONDAGE: 'DebtBondage',
    FALSE_PROMISES: 'FalsePromises',
    PHYSICAL_ABUSE: 'PhysicalAbuse',
    SEXUAL_ABUSE: 'SexualAbuse',
    TAKES_EARNINGS: 'TakesEarnings',
    RESTRICTS_FINANCIAL_ACCESS: 'RestrictsFinancialAccess',
    RESTRICTS_MEDICAL_CARE: 'RestrictsMedicalCare',
    WITHHOLDS_NECESSITIES: 'WithholdsNecessities',
    PSYCHOLOGICAL_ABUSE: 'PsychologicalAbuse',
    PSYCHOACTIVE_SUBSTANCE: 'PsychoactiveSubstance',
    EXCESSIVE_WORKING_HOURS: 'ExcessiveWorkingHours',
    WITHHOLDS_DOCUMENTS: 'WithholdsDocuments',
    RESTRICTS_MOVEMENT: { code: 'Other', extension: 'x_RestrictsMovement' },
    OTHER: 'Other',
  }),
  RecruitmentMethod: mapping<RecruitmentMethod>()('vic_MethodOfRecruitment', {
    AT_A_PLACE_OF_BUSINESS: 'AtAPlaceOfBusiness',
    AT_AN_EDUCATIONAL_INSTITUTION: 'AtAnEducationalInstitution',
    AT_WORK: 'AtWork',
    ONLINE_SOCIAL_NETWORK: 'ThroughOnlineSocialNetworks',
    ONLINE_ADVERTISEMENT: 'ThroughAnOnlineAdvertisement',
    TELEVISION_ADVERTISEMENT: 'ThroughATelevisionAdvert',
    NEWSPAPER_ADVERTISEMENT: 'ThroughANewspaperAdvert',
    FAMILY_OR_FAMILY_EVENT: 'ThroughFamilyOrFamilyEvents',
    FRIENDS_OR_SOCIAL_EVENT: 'ThroughFriendsOrSocialEvents',
    OTHER: 'Other',
  }),
  RecruiterRelation: mapping<RecruiterRelation>()('vic_RelationshipToTrafficker', {
    FAMILIAL: 'Familial',
    ACQUAINTED: 'Acquainted',
    // the standard's own spelling
    UNACQUAINTED: 'Unaquainted',
  }),
  CaseState: mapping<CaseState>()('cas_Status', {
    REPORTED: 'Active',
    ACKNOWLEDGED: 'Active',
    SCREENING: 'Active',
    PRESUMED_VICTIM: 'Active',
    MDT_REVIEW: 'Active',
    IDENTIFIED: 'Active',
    NOT_IDENTIFIED: 'Active',
    ASSISTANCE: 'Active',
    REINTEGRATION: 'FollowUp',
    FOLLOW_UP: 'FollowUp',
    CLOSED: 'Closed',
    NOT_INDICATED: 'Closed',
    REFERRED_OUT: 'ClosedReferred',
    DUPLICATE: 'Closed',
    REOPENED: 'Active',
  }),
  ShareReason: mapping<ShareReason>()('cas_ReasonForOutgoingReferral', {
    ADDITIONAL_SERVICES: 'AdditionalServicesRequired',
    MIGRATION_OR_CHANGE_OF_LOCATION: 'MigrationOrChangeOfLocation',
    INVESTIGATION: 'Other',
    OTHER: 'Other',
  }),
  PlaceRole: mapping<PlaceRole>()('hte_Type', {
    ORIGIN: 'Recruitment',
    TRANSIT: 'Transit',
    EXPLOITATION: 'Exploitation',
  }),
};

export type HtcdsMapped = keyof typeof MAPPINGS;

/** Enums of ours that are codes of the standard, with the field of it that they are exported to. */
export const HTCDS_MAPPINGS: Readonly<
  Record<
    HtcdsMapped,
    { readonly field: HtcdsListName; readonly codes: Readonly<Record<string, string | HtcdsMeaning>> }
  >
> = MAPPINGS;

/** What a code of ours is in the standard; undefined for one that is not of that enum. */
export const htcdsMeaning = (of: HtcdsMapped, ours: string): HtcdsMeaning | undefined => {
  const found = Object.entries(HTCDS_MAPPINGS[of].codes).find(([code]) => code === ours)?.[1];
  return typeof found === 'string' ? { code: found as HtcdsMeaning['code'] } : found;
};

/**
 * The first code of ours that is this one of the standard, with the extension ticked or not; undefined where we have
 * none.
 */
export const codeOfHtcds = (of: HtcdsMapped, code: string, extension?: HtcdsExtension): string | undefined =>
  Object.keys(HTCDS_MAPPINGS[of].codes).find((ours) => {
    const meaning = htcdsMeaning(of, ours);
    return meaning?.code === code && meaning.extension === extension;
  });
