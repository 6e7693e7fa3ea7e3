import { type OfficeKind, type Scope, SCOPES_OF_ACCOUNT, SCOPES_OF_OFFICE, scopesOf } from '@hub/vocabulary';

/** One office a person holds now, through one dated appointment. */
export interface HeldOffice {
  readonly office: string;
  readonly kind: OfficeKind;
  /** The committee the office belongs to, if any. */
  readonly committee: string | null;
  readonly appointment: string | null;
}

/**
 * Who is calling, as the gateway established it and a subgraph verified it.
 *
 * - `PERSON` somebody signed in; `offices` are the appointments valid at that moment
 * - `ACCOUNT` the own system of one office, which acts for it and for no person
 * - `OFFICE` the live process delivering for one office, whoever holds it
 * - `SERVICE` a subgraph or the gateway itself, by name
 * - `PUBLIC` nobody signed in
 */
export interface Caller {
  readonly kind: 'PERSON' | 'ACCOUNT' | 'OFFICE' | 'SERVICE' | 'PUBLIC';
  readonly id: string;
  readonly offices: readonly HeldOffice[];
  readonly scopes: readonly Scope[];
  /** True when this session was opened with a second factor. */
  readonly mfa: boolean;
  /** When the person last proved who they are (`auth_time`), ms since the epoch; null when that is not known. */
  readonly authenticatedAt: number | null;
  /** Number of the directory record the rights were read at. */
  readonly directoryVersion: number;
}

export const PUBLIC_CALLER: Caller = {
  kind: 'PUBLIC',
  id: 'public',
  offices: [],
  scopes: [],
  mfa: false,
  authenticatedAt: null,
  directoryVersion: 0,
};

export const serviceCaller = (name: string): Caller => ({ ...PUBLIC_CALLER, kind: 'SERVICE', id: name });

/** The live process delivering to one office: the rights of the office, of no person. */
export const officeCaller = (held: HeldOffice, directoryVersion: number): Caller => ({
  kind: 'OFFICE',
  id: held.office,
  offices: [{ ...held, appointment: null }],
  scopes: scopesOf([held.kind]),
  mfa: false,
  authenticatedAt: null,
  directoryVersion,
});

export const officeIds = (caller: Caller): string[] => caller.offices.map(({ office }) => office);

export const holdsOffice = (caller: Caller, office: string): boolean =>
  caller.offices.some((held) => held.office === office);

/** Offices of the caller that carry a scope; an account has less of its office than a person. */
export const officesWith = (caller: Caller, scope: Scope): HeldOffice[] =>
  caller.offices.filter(
    ({ kind }) =>
      SCOPES_OF_OFFICE[kind].includes(scope) && (caller.kind !== 'ACCOUNT' || SCOPES_OF_ACCOUNT.includes(scope)),
  );
