import { DIRECTORY_DEAD_MS, DIRECTORY_STALE_MS, type Caller } from '@hub/caller';
import { OperationTypeNode } from 'graphql';
import { HubError } from '../errors.js';
import type { ValidatedOperation } from '../limits/validate-operation.js';
import type { Graph } from '../supergraph/graph.js';
import { type AnyOfAll, type CoordinateRule, isByReceipt, RECEIPT } from './policy-index.js';
import { touchedOnce } from './touched-once.js';
import { type Supplied, suppliedBy } from './touched.js';

/**
 * Refuses the whole operation when one coordinate is not for this caller: nothing of it is planned or fetched.
 * @param directoryAgeMs age of the directory copy the caller's rights were read from
 * @throws HubError FORBIDDEN_FIELD | DIRECTORY_STALE
 */
export function authorizeOperation(
  graph: Graph,
  validated: ValidatedOperation,
  caller: Caller,
  directoryAgeMs = 0,
): void {
  const { operation, variables } = validated;
  const { read, supplied, guardedVariables } = touchedOnce(graph, validated);
  // an office is nobody: what identifies somebody is opened by a person, whose name is in the audit
  const isForOffice = operation.operation === OperationTypeNode.SUBSCRIPTION || caller.kind === 'OFFICE';
  for (const touched of read) {
    if (!mayRead(touched.rule, caller) || (isForOffice && touched.rule?.fieldClass === 'VID'))
      throw new HubError('FORBIDDEN_FIELD', { coordinate: touched.coordinate });
    if (isTooStale(touched.rule, directoryAgeMs)) throw new HubError('DIRECTORY_STALE');
  }
  for (const input of supplied) checkSupply(input, caller);
  if (operation.variableDefinitions?.length)
    for (const input of suppliedBy(graph, operation, { variables, guarded: guardedVariables }))
      checkSupply(input, caller);
}

/** What is for everybody who signed in is for persons: an account has public data, and what its scopes name. */
const mayRead = (rule: CoordinateRule | undefined, caller: Caller): boolean => {
  if (!rule?.fieldClass) return false;
  if (caller.kind === 'ACCOUNT' && rule.fieldClass !== 'PUB' && rule.scopes.length === 0) return false;
  const needsSignIn = rule.authenticated || (rule.fieldClass !== 'PUB' && !isByReceipt(rule));
  return (!needsSignIn || caller.kind !== 'PUBLIC') && meetsDemands(rule, caller);
};

/**
 * Whoever may have a field may supply its input. Identifying values go only where a scope or policy is demanded: by
 * the field they are supplied to, or by their own type.
 */
const checkSupply = ({ coordinate, rule, guarded }: Supplied, caller: Caller): void => {
  if (!rule || !maySupply(rule, guarded, caller)) throw new HubError('FORBIDDEN_FIELD', { coordinate });
};

const maySupply = (rule: CoordinateRule, guarded: boolean, caller: Caller): boolean =>
  rule.fieldClass !== undefined &&
  (!rule.authenticated || caller.kind !== 'PUBLIC') &&
  meetsDemands(rule, caller) &&
  (rule.fieldClass !== 'VID' || guarded || rule.scopes.length + rule.policies.length > 0);

const meetsDemands = ({ scopes, policies }: CoordinateRule, caller: Caller): boolean =>
  scopes.every((demand) => isMet(demand, (scope) => (caller.scopes as readonly string[]).includes(scope))) &&
  policies.every((demand) => isMet(demand, (policy) => POLICIES.get(policy)?.(caller) ?? false));

/** Policies the hub knows; any other is met by nobody. */
const POLICIES = new Map<string, (caller: Caller) => boolean>([
  ['mfa', ({ mfa }) => mfa],
  [RECEIPT, () => true],
]);

const isMet = (demand: AnyOfAll, has: (name: string) => boolean): boolean => demand.some((all) => all.every(has));

const isTooStale = (rule: CoordinateRule | undefined, ageMs: number): boolean =>
  (rule?.fieldClass === 'VID' && ageMs > DIRECTORY_STALE_MS) ||
  (rule?.fieldClass === 'RES' && ageMs > DIRECTORY_DEAD_MS);
