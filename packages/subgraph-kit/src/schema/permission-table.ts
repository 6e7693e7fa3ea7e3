import { type ConstValueNode, type FieldDefinitionNode, type InputValueDefinitionNode, Kind, parse } from 'graphql';
import { classOfTag, FIELD_CLASSES, type FieldClass } from '@hub/vocabulary';

type Member = FieldDefinitionNode | InputValueDefinitionNode;

/**
 * Which class each field of a subgraph has and which scope reads it, as a Markdown table, one row a type.
 * Printed into the subgraph's README and checked for drift.
 */
export const permissionTable = (sdl: string): string => {
  const rows = parse(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
      ? [[definition.name.value, ...FIELD_CLASSES.map((fieldClass) => cell(definition.fields ?? [], fieldClass))]]
      : [],
  );
  return [['type', ...FIELD_CLASSES], ['---', '---', '---', '---'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
};

const cell = (members: readonly Member[], fieldClass: FieldClass): string => {
  const byScope = new Map<string, string[]>();
  for (const member of members) {
    if (classOf(member) !== fieldClass) continue;
    const scope = [...stringsIn(member, 'requiresScopes'), ...stringsIn(member, 'policy')].join(' or ');
    byScope.set(scope, [...(byScope.get(scope) ?? []), member.name.value]);
  }
  return [...byScope].map(([scope, names]) => (scope ? `\`${scope}\`: ` : '') + names.join(', ')).join('; ');
};

const classOf = (member: Member): FieldClass | undefined =>
  stringsIn(member, 'tag')
    .map(classOfTag)
    .find((found) => found !== undefined);

const stringsIn = (member: Member, directive: string): string[] =>
  (member.directives ?? [])
    .filter(({ name }) => name.value === directive)
    .flatMap(({ arguments: args }) => (args ?? []).flatMap(({ value }) => strings(value)));

const strings = (value: ConstValueNode): string[] =>
  value.kind === Kind.LIST ? value.values.flatMap(strings) : value.kind === Kind.STRING ? [value.value] : [];
