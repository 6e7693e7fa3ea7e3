import { type Caller, type HeldOffice, officeCaller } from '@hub/caller';
import { type DocumentNode, validate } from 'graphql';
import { HubError } from '../errors.js';
import { callerOf, type Session } from '../identity/identity.js';
import type { Limits } from '../limits/limits.js';
import { type OperationRequest, validateOperation } from '../limits/validate-operation.js';
import { authorizeOperation } from '../policy/authorize.js';
import type { Graph } from '../supergraph/graph.js';
import { type InboxOperation, inboxOperation } from './inbox-operation.js';
import type { Right, Rights } from './rights.js';

export interface Admitted {
  readonly operation: InboxOperation;
  readonly right: Right;
  readonly held: HeldOffice;
}

export interface AdmissionRules {
  readonly limits: Limits;
  readonly rights: Rights;
  readonly introspection: boolean;
}

/**
 * Decides on one subscribe request. The person must be allowed the operation and hold the office;
 * the office alone must be allowed it too, because it is the office's rights the events are read with.
 * @throws HubError
 */
export const admit = (
  graph: Graph,
  request: OperationRequest,
  session: Session,
  { limits, rights, introspection }: AdmissionRules,
): Admitted => {
  const now = Date.now();
  const { directory } = rights;
  const validated = validateOperation(graph, request, { kinds: ['subscription'], limits, introspection });
  authorizeOperation(graph, validated, callerOf({ directory }, session, now), directory.ageMs(now));
  if (session.person === null) throw new HubError('AUTH_REQUIRED');
  const operation = inboxOperation(graph, validated);
  const { right, held } = rights.grant(session.person, operation.office, now);
  readmit(graph, operation, officeCaller(held, directory.version));
  return { operation, right, held };
};

/** Checks an admitted operation against another graph. @throws HubError */
export const readmit = (graph: Graph, operation: InboxOperation, caller: Caller): void => {
  if (!fits(graph, operation.document)) throw new HubError('OPERATION_INVALID');
  authorizeOperation(graph, operation, caller);
};

const known = new WeakMap<Graph, WeakMap<DocumentNode, boolean>>();

/** Found out once for all offices that use the same document. */
const fits = (graph: Graph, document: DocumentNode): boolean => {
  const documents = known.get(graph) ?? new WeakMap<DocumentNode, boolean>();
  known.set(graph, documents);
  const fitting = documents.get(document) ?? validate(graph.apiSchema, document).length === 0;
  documents.set(document, fitting);
  return fitting;
};
