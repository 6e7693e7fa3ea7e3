import type { DemoCasePerson } from '@hub/cast';

/** Everything identifying that is known of one person. */
export type Known = Pick<DemoCasePerson, 'identity' | 'health' | 'shelter'> & {
  readonly consent: DemoCasePerson['consent'];
  readonly help?: readonly string[];
} & Readonly<Partial<Record<'guardian' | 'wishWords' | 'exploitationPlace', Readonly<Record<string, string>>>>>;

export const valuesOf = ({ identity, health, shelter, ...told }: Known): [string, string[]][] => [
  ['Assistance.details', [...(told.help ?? [])]],
  ['Person.identity', Object.values({ ...identity, paperKind: [] }).flat()],
  ['Person.health', Object.values(health)],
  ['Person.shelter', Object.values(shelter)],
  ['Person.guardian', Object.values(told.guardian ?? {})],
  ['Person.wishWords', Object.values(told.wishWords ?? {})],
  ['Person.exploitationPlace', Object.values(told.exploitationPlace ?? {})],
];

export interface Drafted {
  readonly draftReferral: { readonly referral: { readonly id: string } | null };
}
export interface SentOutside {
  readonly sendReferral: { readonly openingCode: string | null };
}
export interface OpenedOutside {
  readonly openReferral: { readonly package: { readonly answerCode: string } | null };
}
export interface Submitted {
  readonly submitTip: { readonly receipt: { readonly code: string } | null };
}
export interface Receipt {
  readonly reportIncident: { readonly receipt: { readonly id: string } | null };
}
export interface Inboxes {
  readonly inbox: readonly { readonly id: string; readonly case: { readonly id: string } | null }[];
}
export interface Answered {
  readonly acknowledgeAlert: { readonly problems: readonly unknown[] };
}
export interface Registered {
  readonly registerPerson: { readonly person: { readonly id: string; readonly version: number } | null };
}
export interface Screened {
  readonly recordScreening: { readonly screening: object | null } | null;
}
export interface Assessed {
  readonly recordMdtReview: { readonly review: object | null } | null;
}
export interface Convened {
  readonly conveneCaseConference: { readonly conference: { readonly id: string } | null } | null;
}
export interface Versioned {
  readonly case: { readonly version: number };
}
export interface Planned {
  readonly planOperation: { readonly operation: object | null };
}
export interface Started {
  readonly startCaseEmergency: { readonly emergency: { readonly id: string } | null };
}
export interface Opened {
  readonly openBreakGlass: { readonly breakGlass: { readonly id: string } | null };
}
export interface Reviewed {
  readonly reviewBreakGlass: { readonly breakGlass: object | null; readonly problems: readonly unknown[] };
}
export interface Followed {
  readonly repatriationFeed: { readonly edges: readonly { readonly node: { readonly ref: string } }[] };
}
export interface SaidThere {
  readonly sendCounterpartUpdate: { readonly update: object | null };
}
export interface Returns {
  readonly repatriations: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}

export interface RequestedReturn {
  readonly requestRepatriation: { readonly repatriation: { readonly id: string; readonly ref: string } | null };
}
export interface GrantedDisclosure {
  readonly grantDisclosure: {
    readonly repatriation: { readonly disclosures: readonly { readonly id: string }[] } | null;
  };
}
export interface SealedIdentity {
  readonly sealIdentityPackage: { readonly openingCode: string | null };
}
export interface OpenedIdentity {
  readonly openIdentityPackage: { readonly package: object | null };
}
