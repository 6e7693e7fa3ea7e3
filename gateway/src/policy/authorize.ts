import { DIRECTORY_DEAD_MS, DIRECTORY_STALE_MS, type Caller } from '@hub/caller';
import { OperationTypeNode, type DocumentNode } from 'graphql';
import { HubError } from '../errors.js';
import type { ValidatedOperation } from '../limits/validate-operation.js';
import type { Graph } from '../supergraph/graph.js';
import type { AnyOfAll, CoordinateRule } from './policy-index.js';
import { suppliedBy, touchedBy, type Touched, type TouchedCoordinates } from './touched.js';

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
  const { read, supplied } = touchedOnce(graph, validated);
  const isSubscription = operation.operation === OperationTypeNode.SUBSCRIPTION;
  for (const touched of read) {
    if (!mayRead(touched.rule, caller) || (isSubscription && touched.rule?.fieldClass === 'VID'))
      throw new HubError('FORBIDDEN_FIELD', { coordinate: touched.coordinate });
    if (isTooStale(touched.rule, directoryAgeMs)) throw new HubError('DIRECTORY_STALE');
  }
  for (const touched of supplied) checkSupply(touched, caller);
  if (operation.variableDefinitions?.length)
    for (const touched of suppliedBy(graph, operation, variables)) checkSupply(touched, caller);
}

const mayRead = (rule: CoordinateRule | undefined, caller: Caller): boolean => {
  if (!rule?.fieldClass) return false;
  const needsSignIn = rule.authenticated || rule.fieldClass !== 'PUB';
  return (!needsSignIn || caller.kind !== 'PUBLIC') && meetsDemands(rule, caller);
};

/** Whoever may call a mutation may supply its input; identifying values need a scope of their own, or `case:report`. */
const checkSupply = ({ coordinate, rule }: Touched, caller: Caller): void => {
  if (!rule || !maySupply(rule, caller)) throw new HubError('FORBIDDEN_FIELD', { coordinate });
};

const maySupply = (rule: CoordinateRule, caller: Caller): boolean =>
  (!rule.authenticated || caller.kind !== 'PUBLIC') &&
  meetsDemands(rule, caller) &&
  (rule.fieldClass !== 'VID' || rule.scopes.length > 0 || caller.scopes.includes('case:report'));

const meetsDemands = ({ scopes, policies }: CoordinateRule, caller: Caller): boolean =>
  scopes.every((demand) => isMet(demand, (scope) => (caller.scopes as readonly string[]).includes(scope))) &&
  policies.every((demand) => isMet(demand, (policy) => POLICIES.get(policy)?.(caller) ?? false));

/** Policies the hub knows; any other is met by nobody. */
const POLICIES = new Map<string, (caller: Caller) => boolean>([['mfa', ({ mfa }) => mfa]]);

const isMet = (demand: AnyOfAll, has: (name: string) => boolean): boolean => demand.some((all) => all.every(has));

const isTooStale = (rule: CoordinateRule | undefined, ageMs: number): boolean =>
  (rule?.fieldClass === 'VID' && ageMs > DIRECTORY_STALE_MS) ||
  (rule?.fieldClass === 'RES' && ageMs > DIRECTORY_DEAD_MS);

const known = new WeakMap<Graph, WeakMap<DocumentNode, Map<string, TouchedCoordinates>>>();

const touchedOnce = (graph: Graph, { document, operation }: ValidatedOperation): TouchedCoordinates => {
  const byDocument = known.get(graph) ?? new WeakMap<DocumentNode, Map<string, TouchedCoordinates>>();
  known.set(graph, byDocument);
  const byName = byDocument.get(document) ?? new Map<string, TouchedCoordinates>();
  byDocument.set(document, byName);
  const name = operation.name?.value ?? '';
  const touched = byName.get(name) ?? touchedBy(graph, document, operation);
  byName.set(name, touched);
  return touched;
};
