import { type GraphQLObjectType, OperationTypeNode } from 'graphql';
import { HubError } from '../errors.js';
import { collectFields } from '../execution/collect-fields.js';
import { fragmentsOf } from '../graphql/fragments.js';
import type { Limits } from '../limits/limits.js';
import { Pace } from '../limits/pace.js';
import type { ValidatedOperation } from '../limits/validate-operation.js';
import type { Graph } from '../supergraph/graph.js';
import { isByReceipt } from './policy-index.js';

/**
 * Slows down what needs no sign-in: each thing told or asked by a receipt counts, for who calls from one address and
 * for all together, so that neither codes can be tried nor alerts be had in a flood. Reading cannot use up telling.
 */
export class ReceiptPace {
  private readonly told: Pace;
  private readonly asked: Pace;

  constructor({ receiptsTold, receiptsAsked }: Pick<Limits, 'receiptsTold' | 'receiptsAsked'>) {
    this.told = new Pace(receiptsTold);
    this.asked = new Pace(receiptsAsked);
  }

  /** @throws HubError REQUEST_TOO_OFTEN */
  check(graph: Graph, validated: ValidatedOperation, address: () => string): void {
    const times = countOf(graph, validated);
    if (times === 0) return;
    const pace = validated.operation.operation === OperationTypeNode.MUTATION ? this.told : this.asked;
    if (!pace.take(address(), times)) throw new HubError('REQUEST_TOO_OFTEN');
  }
}

/** Root fields of an operation that are had by a receipt, each as often as it is run. */
const countOf = (graph: Graph, { document, operation, variables }: ValidatedOperation): number => {
  const root = graph.apiSchema.getRootType(operation.operation) as GraphQLObjectType;
  const collecting = { schema: graph.apiSchema, fragments: fragmentsOf(document), variables };
  return [...collectFields(collecting, root, [operation.selectionSet]).values()].filter(([field]) =>
    isByReceipt(graph.policy.field(root.name, field!.name.value)),
  ).length;
};
