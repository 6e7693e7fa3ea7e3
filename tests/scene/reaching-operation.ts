import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** An operation that asks for one field. */
export interface ReachingOperation {
  readonly text: string;
  /** Every field it asks for, `Type.field`, from the root on. */
  readonly way: readonly string[];
}

/**
 * The shortest operation that reaches each field of a schema, by `Type.field`. Arguments that must be there get
 * values of the right type that fit nothing.
 */
export const reachingOperations = (schema: GraphQLSchema): Map<string, ReachingOperation> => {
  const found = new Map<string, ReachingOperation>();
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    const keyword = root === schema.getQueryType() ? 'query' : 'mutation';
    const seen = new Set<string>();
    const queue: Step[] = root ? [{ type: root, open: `${keyword} {`, close: '}', way: [] }] : [];
    for (const step of queue) {
      if (seen.has(step.type.name)) continue;
      seen.add(step.type.name);
      for (const field of Object.values(step.type.getFields())) {
        const { name, operation, deeper } = through(step, field);
        if (!found.has(name)) found.set(name, operation);
        if (deeper) queue.push(deeper);
      }
    }
  }
  return found;
};

interface Step {
  readonly type: GraphQLObjectType;
  readonly open: string;
  readonly close: string;
  readonly way: readonly string[];
}

const through = ({ type, open, close, way: before }: Step, field: GraphQLField<unknown, unknown>) => {
  const name = `${type.name}.${field.name}`;
  const way = [...before, name];
  const into = `${open} ${field.name}${argumentsOf(field)}`;
  const result = getNamedType(field.type);
  const text = isLeafType(result) ? `${into} ${close}` : `${into} { __typename } ${close}`;
  const deeper = isObjectType(result) ? { type: result, open: `${into} {`, close: `} ${close}`, way } : undefined;
  return { name, operation: { text, way }, deeper };
};

const argumentsOf = ({ args }: GraphQLField<unknown, unknown>): string => {
  const needed = args.filter(isNeeded);
  return needed.length ? `(${needed.map((arg) => `${arg.name}: ${valueOf(arg.type)}`).join(', ')})` : '';
};

const isNeeded = ({ type, defaultValue }: Pick<GraphQLArgument, 'type' | 'defaultValue'>): boolean =>
  isNonNullType(type) && defaultValue === undefined;

const SCALARS: Readonly<Record<string, string>> = {
  Int: '1',
  Float: '1.5',
  Boolean: 'false',
  LocalDate: '"2027-01-01"',
  DateTime: '"2027-01-01T00:00:00Z"',
};

const valueOf = (type: GraphQLInputType): string => {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return `[${valueOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? '"00000000-0000-4000-8000-000000000000"';
  const fields = Object.values(type.getFields()).filter(isNeeded);
  return `{ ${fields.map((field) => `${field.name}: ${valueOf(field.type)}`).join(', ')} }`;
};
