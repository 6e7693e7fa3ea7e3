import { type Caller, type Directory, type HeldOffice, officesWith } from '@hub/caller';
import type { Scope } from '@hub/vocabulary';
import { HubError } from '../errors.js';
import type { HubContext } from './context.js';

/** A scope, or several of which any one is enough. */
export type ScopeNeed = Scope | readonly Scope[];

/**
 * Refuses a caller without the scope.
 * @returns the offices that give it, never empty
 * @throws {HubError} `AUTH_REQUIRED` when nobody is signed in, else `FORBIDDEN_ACTION`
 */
export const requireScope = (caller: Caller, scope: ScopeNeed): readonly HeldOffice[] => {
  if (caller.kind === 'PUBLIC') throw new HubError('AUTH_REQUIRED');
  const offices = [...new Set([scope].flat().flatMap((each) => officesWith(caller, each)))];
  if (!offices.length) throw new HubError('FORBIDDEN_ACTION');
  return offices;
};

/**
 * Refuses a caller who does not hold this office with the scope.
 * @throws {HubError} `NOT_FOUND`: an office one does not hold looks like one that is not there
 */
export const requireOffice = (caller: Caller, office: string, scope: ScopeNeed): HeldOffice => {
  const held = requireScope(caller, scope).find((candidate) => candidate.office === office);
  if (!held) throw new HubError('NOT_FOUND');
  return held;
};

/** Milliseconds a sign-in with a second factor counts as fresh. */
const FRESH_MFA_MS = 5 * 60_000;
/** Milliseconds the clock of the identity provider may be ahead. */
const CLOCK_TOLERANCE_MS = 5_000;

/**
 * Refuses whoever has not signed in with a second factor just now; renewing a token does not make a sign-in fresh.
 * @param maxAgeMs how long ago the sign-in may be, in milliseconds; default 5 minutes
 * @throws {HubError} `AUTH_REQUIRED` when nobody is signed in, else `AUTH_FRESH_MFA_REQUIRED`
 * @example `requireFreshMfa(context); // before break-glass opens`
 */
export const requireFreshMfa = (context: HubContext, maxAgeMs = FRESH_MFA_MS): void => {
  const { kind, mfa, authenticatedAt } = context.caller;
  if (kind === 'PUBLIC') throw new HubError('AUTH_REQUIRED');
  const ageMs = authenticatedAt === null ? Infinity : context.now().getTime() - authenticatedAt;
  if (kind !== 'PERSON' || !mfa || ageMs > maxAgeMs || ageMs < -CLOCK_TOLERANCE_MS)
    throw new HubError('AUTH_FRESH_MFA_REQUIRED');
};

/** Whether an office answers for a place: its jurisdiction holds the place or one it lies in. */
export const answersFor = (directory: Directory, office: string, pcode: string): boolean => {
  const jurisdiction = directory.office(office)?.jurisdiction ?? [];
  return directory.placesAround(pcode).some(({ id }) => jurisdiction.includes(id));
};

/** The committee and each one above it, nearest first. */
export const committeeChain = (directory: Directory, committee: string): string[] => {
  const chain: string[] = [];
  for (let id: string | null = committee; id && !chain.includes(id); id = directory.committee(id)?.parent ?? null)
    chain.push(id);
  return chain;
};
