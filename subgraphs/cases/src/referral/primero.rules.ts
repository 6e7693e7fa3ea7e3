import type { CaseState, ExchangedIdentity, PersonSex, ReferralService, ReferralState } from '@hub/vocabulary';

/** Steps of a case in Primero; one that it only keeps for older records is not among them. */
type Workflow = 'new' | 'assessment' | 'case_plan' | 'services_implemented' | 'closed' | 'reopened';

/** Where a case of ours stands in Primero. */
export const WORKFLOW_OF_STATE: Readonly<Record<CaseState, Workflow>> = {
  REPORTED: 'new',
  ACKNOWLEDGED: 'new',
  SCREENING: 'assessment',
  PRESUMED_VICTIM: 'assessment',
  MDT_REVIEW: 'assessment',
  IDENTIFIED: 'case_plan',
  NOT_IDENTIFIED: 'case_plan',
  ASSISTANCE: 'services_implemented',
  REINTEGRATION: 'services_implemented',
  FOLLOW_UP: 'services_implemented',
  CLOSED: 'closed',
  NOT_INDICATED: 'closed',
  REFERRED_OUT: 'closed',
  DUPLICATE: 'closed',
  REOPENED: 'reopened',
};

/** What Primero calls a live referral; others make no file. */
const STATUS_OF_STATE: Readonly<Partial<Record<ReferralState, 'in_progress' | 'accepted'>>> = {
  SENT: 'in_progress',
  ACKNOWLEDGED: 'in_progress',
  ACCEPTED: 'accepted',
  IN_SERVICE: 'accepted',
};

/** The service in the list that Primero comes with. */
export const PRIMERO_SERVICE: Readonly<Record<ReferralService, string>> = {
  SAFE_ACCOMMODATION: 'safehouse_service',
  SUBSISTENCE_ALLOWANCE: 'cash_assistance',
  OCCUPATIONAL_ALLOWANCE: 'livelihoods_service',
  PHYSICAL_HEALTH_CARE: 'health_medical_service',
  MENTAL_HEALTH_CARE: 'psychosocial_service',
  FAMILY_HEALTH_CARE: 'health_medical_service',
  LEGAL_AID: 'legal_assistance_service',
  COMPENSATION_CLAIM: 'legal_assistance_service',
  LABOUR_GRIEVANCE: 'legal_assistance_service',
  MEDIATION_WITH_EMPLOYER: 'legal_assistance_service',
  REMEDIATION: 'legal_assistance_service',
  VOCATIONAL_TRAINING: 'livelihoods_service',
  LIFE_SKILLS: 'education_service',
  EDUCATION: 'education_service',
  CITIZENSHIP_OR_ID: 'registration_service',
  RETURN_HOME: 'other_service',
  REPATRIATION_SUPPORT: 'other_service',
  REINTEGRATION: 'other_service',
  INTERPRETATION: 'other_service',
  INQUIRY: 'police_other_service',
  OTHER: 'other_service',
};

const SEX: Readonly<Partial<Record<PersonSex, string>>> = { FEMALE: 'female', MALE: 'male' };

/** A person of a referral; without an identity the name is hidden. */
export interface PrimeroPerson {
  readonly id: string;
  readonly sex: PersonSex;
  readonly citizenship: string | null;
  readonly identity: (ExchangedIdentity & { readonly otherNames: string | null }) | null;
}

/** A referral as its file tells it. */
export interface PrimeroReferral {
  readonly id: string;
  readonly state: ReferralState;
  readonly service: ReferralService;
  /** Offices, by id. */
  readonly from: string;
  readonly to: string;
  readonly sentAt: Date;
  readonly isOverridden: boolean;
  readonly notes: string | null;
  readonly case: { readonly state: CaseState; readonly reportedOn: string };
  readonly persons: readonly PrimeroPerson[];
}

/** Whether a referral in this state is one that the receiver has something to do with. */
export const makesFile = (state: ReferralState): boolean => STATUS_OF_STATE[state] !== undefined;

/**
 * The records of a referral as Primero exports and takes them: one case for each person, each with the service and a
 * referral to somebody outside.
 */
export const primeroFile = (referral: PrimeroReferral): string =>
  JSON.stringify(referral.persons.map((person) => recordOf(person, referral)));

const recordOf = (person: PrimeroPerson, referral: PrimeroReferral) => {
  const service = `${referral.id}-${person.id}`;
  const { identity } = person;
  return {
    id: person.id,
    data: known({
      unique_identifier: person.id,
      case_id: person.id,
      module_id: 'primeromodule-cp',
      status: WORKFLOW_OF_STATE[referral.case.state] === 'closed' ? 'closed' : 'open',
      workflow: WORKFLOW_OF_STATE[referral.case.state],
      registration_date: referral.case.reportedOn,
      protection_concerns: ['trafficked_smuggled'],
      consent_for_services: !referral.isOverridden,
      disclosure_other_orgs: !referral.isOverridden,
      hidden_name: identity === null,
      ...nameOf(identity),
      date_of_birth: identity?.bornOn,
      telephone_current: identity?.phone,
      address_current: identity?.address,
      other_id_no: identity?.paperNumber,
      sex: SEX[person.sex],
      nationality: person.citizenship === null ? undefined : [person.citizenship],
      services_section: [
        { unique_id: service, service_type: PRIMERO_SERVICE[referral.service], service_status_referred: true },
      ],
    }),
    referrals: [transitionOf(person, service, referral)],
  };
};

const nameOf = (identity: PrimeroPerson['identity']) => {
  const names = [identity?.givenName, identity?.familyName].filter(Boolean);
  return {
    name: names.length ? names.join(' ') : undefined,
    name_first: identity?.givenName,
    name_last: identity?.familyName,
    name_other: identity?.otherNames,
  };
};

const transitionOf = (person: PrimeroPerson, service: string, referral: PrimeroReferral) =>
  known({
    id: service,
    type: 'Referral',
    record_type: 'case',
    record_id: person.id,
    status: STATUS_OF_STATE[referral.state],
    remote: true,
    service: PRIMERO_SERVICE[referral.service],
    service_record_id: service,
    transitioned_by: referral.from,
    transitioned_to_agency: referral.to,
    consent_overridden: referral.isOverridden,
    created_at: referral.sentAt.toISOString(),
    notes: referral.notes,
  });

/** Without what is not known. */
const known = (told: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null && value !== undefined));
