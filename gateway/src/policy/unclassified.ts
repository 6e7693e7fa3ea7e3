import { isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, type GraphQLNamedType } from 'graphql';
import type { Graph } from '../supergraph/graph.js';

/** Coordinates of the graph that carry no class: nobody could have them, so no such graph is served. */
export const unclassifiedIn = (graph: Pick<Graph, 'apiSchema' | 'policy'>): string[] =>
  Object.values(graph.apiSchema.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => unclassifiedOf(type, graph));

const unclassifiedOf = (type: GraphQLNamedType, { policy }: Pick<Graph, 'policy'>): string[] => {
  if (isInputObjectType(type))
    return Object.keys(type.getFields()).flatMap((field) =>
      policy.inputField(type.name, field)?.fieldClass ? [] : [`${type.name}.${field}`],
    );
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap(({ name: field, args }) => [
    ...(policy.field(type.name, field)?.fieldClass ? [] : [`${type.name}.${field}`]),
    ...args
      .filter(({ name }) => !policy.argument(type.name, field, name)?.fieldClass)
      .map(({ name }) => `${type.name}.${field}(${name}:)`),
  ]);
};
