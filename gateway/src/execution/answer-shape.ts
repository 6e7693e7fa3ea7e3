import {
  getNamedType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type Collecting } from './collect-fields.js';

type Data = Record<string, unknown>;
/** Where a value broke its type; `path` is kept while walking. */
interface Walk {
  readonly path: (string | number)[];
  readonly broken: (string | number)[][];
}
/** Gives the value a client may get, null where it does not fit, `undefined` where null may not stand. */
type Complete = (value: unknown, walk: Walk) => unknown;
type ShapeOf = (typename: unknown) => Complete | undefined;

export interface ShapedAnswer {
  readonly data: Data | null;
  readonly broken: readonly (readonly (string | number)[])[];
}

/** Writes merged data in the shape of the operation: its keys, its order, its nullability, nothing else. */
export const answerShape = (
  collecting: Collecting,
  root: { type: GraphQLObjectType; selectionSet: SelectionSetNode },
): ((data: Data) => ShapedAnswer) => {
  const complete = objectShape(collecting, root.type, [root.selectionSet]);
  return (data) => {
    const walk: Walk = { path: [], broken: [] };
    return { data: complete(data, walk) as Data | null, broken: walk.broken };
  };
};

const objectShape = (
  collecting: Collecting,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Complete => {
  const fields = type.getFields();
  const entries = [...collectFields(collecting, type, selectionSets)].map(([key, nodes]) => {
    const field = fields[nodes[0]?.name.value ?? ''];
    const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return { key, complete: field ? completeOf(collecting, field.type, below) : metaField(type, nodes[0]?.name.value) };
  });
  return (value, walk) => {
    if (!isData(value)) return mismatch(value, walk);
    const shaped: Data = {};
    let whole = true;
    for (const { key, complete } of entries) {
      walk.path.push(key);
      const completed = complete(value[key], walk);
      walk.path.pop();
      if (completed === undefined) whole = false;
      else shaped[key] = completed;
    }
    return whole ? shaped : null;
  };
};

/** `__schema` and `__type` are answered beforehand and stand in the data already. */
const metaField = (type: GraphQLObjectType, name: string | undefined): Complete =>
  name === '__typename' ? () => type.name : (value) => value ?? null;

const completeOf = (collecting: Collecting, type: GraphQLOutputType, below: readonly SelectionSetNode[]): Complete => {
  if (isNonNullType(type)) return required(completeOf(collecting, type.ofType, below));
  if (isListType(type)) return listOf(completeOf(collecting, type.ofType, below));
  if (isObjectType(type)) {
    let shape: Complete | undefined;
    return nullable((value, walk) => (shape ??= objectShape(collecting, type, below))(value, walk));
  }
  if (isAbstractType(type)) return abstract(shapesOf(collecting, type, below));
  return nullable(leafOf(type));
};

const nullable =
  (complete: Complete): Complete =>
  (value, walk) =>
    value === null || value === undefined ? null : complete(value, walk);

const required =
  (complete: Complete): Complete =>
  (value, walk) => {
    const brokenBefore = walk.broken.length;
    const completed = complete(value, walk);
    if (completed !== null) return completed;
    if (walk.broken.length === brokenBefore) walk.broken.push([...walk.path]);
    return undefined;
  };

const listOf = (complete: Complete): Complete =>
  nullable((value, walk) => {
    if (!Array.isArray(value)) return mismatch(value, walk);
    const items: unknown[] = [];
    let whole = true;
    for (let index = 0; index < value.length; index++) {
      walk.path.push(index);
      const item = complete(value[index], walk);
      walk.path.pop();
      if (item === undefined) whole = false;
      else items.push(item);
    }
    return whole ? items : null;
  });

const abstract = (shapeOf: ShapeOf): Complete =>
  nullable((value, walk) => {
    const shape = isData(value) ? shapeOf(value['__typename']) : undefined;
    return shape ? shape(value, walk) : mismatch(value, walk);
  });

const shapesOf = (collecting: Collecting, type: GraphQLNamedType, below: readonly SelectionSetNode[]): ShapeOf => {
  const shapes = new Map<string, Complete>();
  return (typename) => {
    if (typeof typename !== 'string') return undefined;
    const known = shapes.get(typename);
    if (known) return known;
    const concrete = possibleType(collecting.schema, type, typename);
    const shape = concrete && objectShape(collecting, concrete, below);
    if (shape) shapes.set(typename, shape);
    return shape;
  };
};

const possibleType = (
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  typename: string,
): GraphQLObjectType | undefined => {
  const concrete = schema.getType(typename);
  return isObjectType(concrete) && isAbstractType(type) && schema.isSubType(type, concrete) ? concrete : undefined;
};

const leafOf = (type: GraphQLOutputType): Complete => {
  const named = getNamedType(type);
  const fits = isEnumType(named)
    ? enumMember(new Set(named.getValues().map(({ name }) => name)))
    : SCALARS.get(named.name);
  return (value, walk) => {
    if (!(fits ?? isJson)(value)) return mismatch(value, walk);
    return named === GraphQLID ? String(value) : value;
  };
};

const enumMember = (names: ReadonlySet<unknown>) => (value: unknown) => names.has(value);
const isJson = (value: unknown): boolean => typeof value !== 'function';
const SCALARS = new Map<string, (value: unknown) => boolean>([
  [GraphQLInt.name, (value) => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31],
  [GraphQLFloat.name, (value) => typeof value === 'number'],
  [GraphQLString.name, (value) => typeof value === 'string'],
  [GraphQLBoolean.name, (value) => typeof value === 'boolean'],
  [GraphQLID.name, (value) => typeof value === 'string' || Number.isInteger(value)],
]);

const mismatch = (_value: unknown, walk: Walk): null => {
  walk.broken.push([...walk.path]);
  return null;
};

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
