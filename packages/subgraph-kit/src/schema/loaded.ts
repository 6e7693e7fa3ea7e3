import { type ConstDirectiveNode, type DefinitionNode, type FieldDefinitionNode, Kind } from 'graphql';
import { type Load, loadOfTag, loadTag } from '@hub/vocabulary';

/** A definition whose queries, if it has any, mean this for the load of the hub unless they say it themselves. */
export const loaded = (definition: DefinitionNode, load: Load): DefinitionNode =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Query'
    ? { ...definition, fields: definition.fields?.map((field) => (saysItself(field) ? field : withLoad(field, load))) }
    : definition;

const saysItself = ({ directives = [] }: FieldDefinitionNode): boolean =>
  directives.some(({ arguments: given = [] }) =>
    given.some(({ value }) => value.kind === Kind.STRING && loadOfTag(value.value)),
  );

const withLoad = (field: FieldDefinitionNode, load: Load): FieldDefinitionNode => ({
  ...field,
  directives: [...(field.directives ?? []), tagged(loadTag(load))],
});

const tagged = (value: string): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'tag' },
  arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'name' }, value: { kind: Kind.STRING, value } }],
});
