import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLField,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql';

interface WithAst {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null;
}

const withDirectives = <T extends { readonly directives?: readonly ConstDirectiveNode[] }>(
  node: T,
  source: WithAst | undefined,
): T => {
  const extra = source?.astNode?.directives ?? [];
  return extra.length ? { ...node, directives: [...(node.directives ?? []), ...extra] } : node;
};

/** The schema's definitions with the directives of its decorators; graphql's printer alone leaves them out. */
export const printWithDirectives = (schema: GraphQLSchema): DefinitionNode[] =>
  parse(printSchema(lexicographicSortSchema(schema))).definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION ? [] : (restored(definition, schema) ?? []),
  );

const restored = (definition: DefinitionNode, schema: GraphQLSchema): DefinitionNode | undefined => {
  if (!('name' in definition) || !definition.name) return definition;
  const type = schema.getType(definition.name.value);
  if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
    if (!(type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType)) return definition;
    // the federation library adds the query fields of a subgraph that has none of its own
    if (type.name === 'Query' && !definition.fields?.length) return undefined;
    const known = type.getFields();
    return withDirectives(
      { ...definition, fields: definition.fields?.map((field) => restoredField(field, known)) },
      type,
    );
  }
  if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && type instanceof GraphQLInputObjectType) {
    const known = type.getFields();
    const fields = definition.fields?.map((field) => withDirectives(field, known[field.name.value]));
    return withDirectives({ ...definition, fields }, type);
  }
  return definition;
};

const restoredField = (
  field: FieldDefinitionNode,
  known: Record<string, GraphQLField<unknown, unknown>>,
): FieldDefinitionNode => {
  const source = known[field.name.value];
  const args = field.arguments?.map((arg) =>
    withDirectives(
      arg,
      source?.args.find(({ name }) => name === arg.name.value),
    ),
  );
  return withDirectives({ ...field, arguments: args }, source);
};
