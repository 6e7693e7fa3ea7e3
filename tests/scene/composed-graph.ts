import { readFileSync } from 'node:fs';
import { composeServices } from '@theguild/federation-composition';
import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind, parse } from 'graphql';
import { classOfTag, type FieldClass } from '@hub/vocabulary';

const SUBGRAPHS = ['committees', 'cases', 'trainings', 'liaison'];

/** One field, argument or input field of the composed graph, and what is written on it. */
export interface Coordinate {
  /** As the GraphQL specification writes it, e.g. `Case.reporter`, `Query.case(id:)`. */
  readonly name: string;
  readonly kind: 'FIELD' | 'ARGUMENT' | 'INPUT_FIELD';
  readonly classes: readonly FieldClass[];
  /** Any of these lists, whole, opens the field; empty: no scope is asked for. */
  readonly scopes: readonly (readonly string[])[];
  /** Any of these lists, whole, opens the field; empty: no policy is asked for. */
  readonly policies: readonly (readonly string[])[];
  readonly described: boolean;
}

/** The graph of the committed schemas, as the gateway composes it. */
export const composedGraph = (): DocumentNode => {
  const { supergraphSdl, errors } = composeServices(
    SUBGRAPHS.map((name) => ({
      name,
      url: `http://${name}.invalid`,
      typeDefs: parse(readFileSync(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url), 'utf8')),
    })),
  );
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return parse(supergraphSdl);
};

/** Every coordinate of the graph that clients see. */
export const coordinatesOf = (graph: DocumentNode): Coordinate[] =>
  graph.definitions.flatMap((definition): Coordinate[] => {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION &&
      definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION
    )
      return [];
    const type = definition.name.value;
    if (type.startsWith('join__')) return [];
    return (definition.fields ?? []).flatMap((field) => {
      const name = `${type}.${field.name.value}`;
      const kind = field.kind === Kind.FIELD_DEFINITION ? 'FIELD' : 'INPUT_FIELD';
      const args = field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : [];
      return [
        coordinate(name, kind, field),
        ...args.map((arg) => coordinate(`${name}(${arg.name.value}:)`, 'ARGUMENT', arg)),
      ];
    });
  });

interface Annotated {
  readonly description?: unknown;
  readonly directives?: readonly ConstDirectiveNode[];
}

const coordinate = (name: string, kind: Coordinate['kind'], node: Annotated): Coordinate => {
  const of = (directive: string): ConstValueNode[] =>
    (node.directives ?? [])
      .filter((each) => each.name.value === directive)
      .flatMap(({ arguments: args }) => (args ?? []).map(({ value }) => value));
  return {
    name,
    kind,
    classes: of('tag').flatMap((tag) => classOfTag(strings(tag)[0] ?? '') ?? []),
    scopes: of('requiresScopes').flatMap(lists),
    policies: of('policy').flatMap(lists),
    described: node.description !== undefined,
  };
};

const lists = (value: ConstValueNode): string[][] => (value.kind === Kind.LIST ? value.values.map(strings) : []);

const strings = (value: ConstValueNode): string[] =>
  value.kind === Kind.LIST ? value.values.flatMap(strings) : value.kind === Kind.STRING ? [value.value] : [];
