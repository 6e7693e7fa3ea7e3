import type { AccessPurpose } from '@hub/vocabulary';
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
  /** What it is asked for, where a field wants to be told. */
  readonly purpose?: AccessPurpose;
}

/**
 * Everything that can be asked of a row of this type. It ends at other rows and at pages of them: what they tell is
 * asked of them.
 */
export const fieldPathsOf = (schema: GraphQLSchema, type: string, { rowTypes, purpose }: Asking): FieldPath[] =>
  below(schema.getType(type) as GraphQLObjectType, { rowTypes, purpose }, []);

interface Asking {
  readonly rowTypes: ReadonlySet<string>;
  readonly purpose: AccessPurpose;
}

const below = (
  type: GraphQLObjectType,
  { rowTypes, purpose }: Asking,
  seen: readonly GraphQLObjectType[],
): FieldPath[] =>
  Object.values(type.getFields()).flatMap((field): FieldPath[] => {
    if (field.name.startsWith('_')) return [];
    const needed = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    const isForPurpose = needed.some(({ name }) => name === 'purpose');
    if (needed.some(({ name }) => name !== 'purpose'))
      throw new Error(`${type.name}.${field.name} needs arguments; say how to ask for it`);
    const coordinate = `${type.name}.${field.name}`;
    const result = getNamedType(field.type);
    const asked = isForPurpose ? `${field.name}(purpose: ${purpose})` : field.name;
    const told = isForPurpose && { purpose };
    const path = (text: string): FieldPath => ({ keys: [field.name], coordinates: [coordinate], text, ...told });
    if (isLeafType(result)) return [path(asked)];
    if (!isObjectType(result) || rowTypes.has(result.name) || isPage(result) || seen.includes(result))
      return [path(`${asked} { __typename }`)];
    return below(result, { rowTypes, purpose }, [...seen, type]).map((part) => ({
      ...part,
      ...told,
      keys: [field.name, ...part.keys],
      coordinates: [coordinate, ...part.coordinates],
      text: `${asked} { ${part.text} }`,
    }));
  });

const isPage = ({ name }: GraphQLObjectType): boolean => name.endsWith('Connection');
