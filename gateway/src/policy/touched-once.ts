import type { DocumentNode } from 'graphql';
import type { ValidatedOperation } from '../limits/validate-operation.js';
import type { Graph } from '../supergraph/graph.js';
import { touchedBy, type TouchedCoordinates } from './touched.js';

const known = new WeakMap<Graph, WeakMap<DocumentNode, Map<string, TouchedCoordinates>>>();

/** What an operation can touch, walked once for each document while it stays in the cache. */
export const touchedOnce = (graph: Graph, { document, operation }: ValidatedOperation): TouchedCoordinates => {
  const byDocument = known.get(graph) ?? new WeakMap<DocumentNode, Map<string, TouchedCoordinates>>();
  known.set(graph, byDocument);
  const byName = byDocument.get(document) ?? new Map<string, TouchedCoordinates>();
  byDocument.set(document, byName);
  const name = operation.name?.value ?? '';
  const touched = byName.get(name) ?? touchedBy(graph, document, operation);
  byName.set(name, touched);
  return touched;
};
