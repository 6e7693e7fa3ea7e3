import { isAbstractType, isObjectType, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { HubError } from '../errors.js';
import type { Graph } from '../supergraph/graph.js';
import type { InboxOperation } from './inbox-operation.js';

const REMEMBERED = 1_000;

type Operation = Pick<InboxOperation, 'document' | 'text'>;

const known = new WeakMap<Graph, Map<string, HubError | undefined>>();

/** Why a graph cannot run an operation for anyone; found out once for all offices that use the same text. */
export const misfitOf = (graph: Graph, operation: Operation): HubError | undefined => {
  const misfits = known.get(graph) ?? new Map<string, HubError | undefined>();
  known.set(graph, misfits);
  if (misfits.has(operation.text)) return misfits.get(operation.text);
  if (misfits.size >= REMEMBERED) misfits.clear();
  const misfit = isInvalid(graph, operation) ? new HubError('OPERATION_INVALID') : identifyingField(graph, operation);
  misfits.set(operation.text, misfit);
  return misfit;
};

const isInvalid = ({ apiSchema }: Graph, { document }: Operation): boolean => validate(apiSchema, document).length > 0;

/** Detail about people is a query, authorised and audited for one person at that moment; it never streams. */
const identifyingField = ({ apiSchema, policy }: Graph, { document }: Operation): HubError | undefined => {
  const types = new TypeInfo(apiSchema);
  const found: string[] = [];
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name: { value: field } }) => {
        const parent = types.getParentType();
        const concrete = isAbstractType(parent) ? apiSchema.getPossibleTypes(parent) : isObjectType(parent) ? [parent] : [];
        for (const { name } of concrete)
          if (policy.field(name, field)?.fieldClass === 'VID') found.push(`${name}.${field}`);
      },
    }),
  );
  return found[0] === undefined ? undefined : new HubError('FORBIDDEN_FIELD', { coordinate: found[0] });
};
