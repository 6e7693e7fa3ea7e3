import { OperationTypeNode } from 'graphql';
import { SHED_ORDER, type ShedKind } from '@hub/vocabulary';
import { HubError } from '../errors.js';
import type { ValidatedOperation } from '../limits/validate-operation.js';
import type { Graph } from '../supergraph/graph.js';
import { touchedOnce } from './touched-once.js';

/**
 * Refuses for a moment what can wait while much is under way: statistics first, then trainings, then lists. Commands
 * (reports, acknowledgements) and what brings alerts and notices are never refused here.
 * @throws HubError HUB_BUSY
 */
export const shed = (
  graph: Graph,
  validated: ValidatedOperation,
  load: { readonly underWay: number; readonly most: Readonly<Record<ShedKind, number>> },
): void => {
  const kind = kindOf(graph, validated);
  if (kind && load.underWay > load.most[kind]) throw new HubError('HUB_BUSY');
};

/** The kind that goes first, of everything that an operation asks for. */
const kindOf = (graph: Graph, validated: ValidatedOperation): ShedKind | undefined => {
  if (validated.operation.operation !== OperationTypeNode.QUERY) return undefined;
  const { read } = touchedOnce(graph, validated);
  const loads = new Set(read.flatMap(({ rule }) => rule?.loads ?? []));
  return loads.has('DELIVERY') ? undefined : SHED_ORDER.find((kind) => loads.has(kind));
};
