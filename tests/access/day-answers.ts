import type { DemoCasePerson } from '@hub/cast';

/** Everything identifying that is known of one person. */
export type Known = Pick<DemoCasePerson, 'identity' | 'health' | 'shelter'> & {
  readonly consent: DemoCasePerson['consent'];
  readonly help?: string;
} & Readonly<Partial<Record<'guardian' | 'wishWords' | 'exploitationPlace', Readonly<Record<string, string>>>>>;

export const valuesOf = ({ identity, health, shelter, ...told }: Known): [string, string[]][] => [
  ['Assistance.details', told.help ? [told.help] : []],
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
export interface Versioned {
  readonly case: { readonly version: number };
}
export interface Planned {
  readonly planOperation: { readonly operation: object | null };
}
export interface Opened {
  readonly openBreakGlass: { readonly breakGlass: { readonly id: string } | null };
}
export interface Reviewed {
  readonly reviewBreakGlass: { readonly breakGlass: object | null; readonly problems: readonly unknown[] };
}
export interface Returns {
  readonly repatriations: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}
