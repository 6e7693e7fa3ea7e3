import {
  type AgeBand,
  type CaseCategory,
  type CaseOutcome,
  type CaseState,
  type ControlMethod,
  type DecidingBody,
  type ExchangedIdentity,
  type ExchangedPerson,
  type ExploitationType,
  type HtcdsCaseStatus,
  htcdsMeaning,
  type LabourIndustry,
  type PersonSex,
  type RecruiterRelation,
  type RecruitmentMethod,
  type ShareReason,
  type TraffickingStatus,
  thaiDay,
} from '@hub/vocabulary';

/** What is stored of a person in codes. */
interface PersonFacts {
  readonly sex: PersonSex;
  readonly age_band: AgeBand | null;
  readonly citizenship: string | null;
  readonly trafficking_status: TraffickingStatus;
  readonly decided_by: DecidingBody | null;
  readonly exploitation_types: readonly ExploitationType[];
  readonly forced_labour_industry: LabourIndustry | null;
  readonly control_methods: readonly ControlMethod[];
  readonly recruitment_methods: readonly RecruitmentMethod[];
  readonly recruiter_relation: RecruiterRelation | null;
  readonly recruitment_country: string | null;
  readonly transit_countries: readonly string[];
  readonly exploitation_countries: readonly string[];
  /** ISO day. */
  readonly rescued_on: string | null;
  readonly exploitation_area: string | null;
}

/** What is stored of their case. */
interface CaseFacts {
  readonly state: CaseState;
  readonly outcome: CaseOutcome | null;
  readonly district: string;
  readonly category: CaseCategory;
  /** ISO instant of the report. */
  readonly at: string;
}

/** A person as they go into a file. */
export interface Exported {
  readonly person: PersonFacts;
  readonly case: CaseFacts;
  /** The newest referral that was sent, with the ISO day. */
  readonly referral: { readonly reason: ShareReason; readonly on: string } | null;
  readonly refs: { readonly person: string; readonly case: string };
  /** Null in a file without identity. */
  readonly identity: ExchangedIdentity | null;
  /** The province that a place lies in, or what is wider. */
  readonly widened: (pcode: string) => string;
}

/** In a file without identity places are provinces and days are months. */
export const exchangedOf = ({ person, referral, refs, identity, widened, ...exported }: Exported): ExchangedPerson => {
  const near = (pcode: string): string => (identity ? pcode : widened(pcode));
  return {
    ref: refs.person,
    case: caseOf(exported.case, { ref: refs.case, near }),
    sex: person.sex,
    ageBand: person.age_band,
    citizenship: person.citizenship,
    traffickingStatus: person.trafficking_status,
    decidedBy: person.decided_by,
    exploitationTypes: person.exploitation_types,
    industry: person.forced_labour_industry,
    controlMethods: person.control_methods,
    recruitmentMethods: person.recruitment_methods,
    recruiterRelation: person.recruiter_relation,
    recruitmentCountry: person.recruitment_country,
    transitCountries: person.transit_countries,
    exploitationCountries: person.exploitation_countries,
    exploitationPlace: person.exploitation_area === null ? null : near(person.exploitation_area),
    rescuedMonth: person.rescued_on?.slice(0, 7) ?? null,
    consent: true,
    identity,
    referral: referral && { ...referral, on: identity ? referral.on : `${referral.on.slice(0, 7)}-01` },
  };
};

const caseOf = (
  row: CaseFacts,
  { ref, near }: { readonly ref: string; readonly near: (pcode: string) => string },
): ExchangedPerson['case'] => ({
  ref,
  status: htcdsMeaning('CaseState', row.state)!.code as HtcdsCaseStatus,
  // a case that was not one of trafficking ends without an outcome of its own
  outcome: row.state === 'NOT_INDICATED' ? 'NO_TRAFFICKING_FOUND' : row.outcome,
  place: near(row.district),
  reportedMonth: thaiDay(new Date(row.at)).slice(0, 7),
  category: row.category,
});
