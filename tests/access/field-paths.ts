import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** One thing that can be asked of a row: a field, or a field of a part that stands nowhere else. */
export interface FieldPath {
  /** Response keys from the row on. */
  readonly keys: readonly string[];
  /** `Type.field` of each. */
  readonly coordinates: readonly string[];
  /** The selection that asks for it. */
  readonly text: string;
}

/**
 * Everything that can be asked of a row of this type. It ends at other rows and at pages of them: what they tell is
 * asked of them.
 */
export const fieldPathsOf = (schema: GraphQLSchema, type: string, rowTypes: ReadonlySet<string>): FieldPath[] =>
  below(schema.getType(type) as GraphQLObjectType, rowTypes, []);

const below = (
  type: GraphQLObjectType,
  rowTypes: ReadonlySet<string>,
  seen: readonly GraphQLObjectType[],
): FieldPath[] =>
  Object.values(type.getFields()).flatMap((field): FieldPath[] => {
    if (field.name.startsWith('_')) return [];
    if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined))
      throw new Error(`${type.name}.${field.name} needs arguments; say how to ask for it`);
    const coordinate = `${type.name}.${field.name}`;
    const result = getNamedType(field.type);
    const path = (text: string): FieldPath => ({ keys: [field.name], coordinates: [coordinate], text });
    if (isLeafType(result)) return [path(field.name)];
    if (!isObjectType(result) || rowTypes.has(result.name) || isPage(result) || seen.includes(result))
      return [path(`${field.name} { __typename }`)];
    return below(result, rowTypes, [...seen, type]).map((part) => ({
      keys: [field.name, ...part.keys],
      coordinates: [coordinate, ...part.coordinates],
      text: `${field.name} { ${part.text} }`,
    }));
  });

const isPage = ({ name }: GraphQLObjectType): boolean => name.endsWith('Connection');
