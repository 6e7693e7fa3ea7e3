import type {
  ControlMethod,
  GuardianRelation,
  LabourIndustry,
  PersonWish,
  RecruiterRelation,
  RecruitmentMethod,
} from '@hub/vocabulary';

/** What is stored of the context of a victim, and of what the person wants. */
export interface ContextRow {
  readonly forced_labour_industry: LabourIndustry | null;
  readonly control_methods: readonly ControlMethod[];
  readonly recruitment_methods: readonly RecruitmentMethod[];
  readonly recruiter_relation: RecruiterRelation | null;
  readonly recruitment_country: string | null;
  readonly transit_countries: readonly string[];
  readonly exploitation_countries: readonly string[];
  /** ISO day. */
  readonly rescued_on: string | null;
  /** P-code. */
  readonly exploitation_area: string | null;
  readonly wish: PersonWish | null;
  readonly guardian_relation: GuardianRelation | null;
}

/** Codes that may change; undefined stays. */
export interface VictimCodes {
  readonly forcedLabourIndustry?: LabourIndustry | undefined;
  readonly controlMethods?: readonly ControlMethod[] | undefined;
  readonly recruitmentMethods?: readonly RecruitmentMethod[] | undefined;
  readonly recruiterRelation?: RecruiterRelation | undefined;
  readonly recruitmentCountry?: string | undefined;
  readonly transitCountries?: readonly string[] | undefined;
  readonly exploitationCountries?: readonly string[] | undefined;
  readonly rescuedOn?: string | undefined;
  readonly exploitationArea?: string | undefined;
  readonly wish?: PersonWish | undefined;
  readonly guardianRelation?: GuardianRelation | undefined;
}

export const VICTIM_COLUMNS: Readonly<Record<keyof VictimCodes, keyof ContextRow>> = {
  forcedLabourIndustry: 'forced_labour_industry',
  controlMethods: 'control_methods',
  recruitmentMethods: 'recruitment_methods',
  recruiterRelation: 'recruiter_relation',
  recruitmentCountry: 'recruitment_country',
  transitCountries: 'transit_countries',
  exploitationCountries: 'exploitation_countries',
  rescuedOn: 'rescued_on',
  exploitationArea: 'exploitation_area',
  wish: 'wish',
  guardianRelation: 'guardian_relation',
};
