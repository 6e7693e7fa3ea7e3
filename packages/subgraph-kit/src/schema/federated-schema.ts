import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, Kind, parse, print } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray, type PubSub } from 'type-graphql';
import type { Load } from '@hub/vocabulary';
import type { Reference } from '../request/reference.js';
import { printWithDirectives } from './directives.js';
import { loaded } from './loaded.js';
import type { StubClass } from './stub.js';

/** The newest version that the composer and the planner both know and this graph needs. */
const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';
const IMPORTS = [
  '@key',
  '@shareable',
  '@external',
  '@requires',
  '@provides',
  '@override',
  '@inaccessible',
  '@tag',
  '@interfaceObject',
  '@authenticated',
  '@requiresScopes',
  '@policy',
  '@composeDirective',
];

export interface SchemaParts {
  readonly resolvers: NonEmptyArray<Function>;
  /** Types reached only through references. */
  readonly orphanedTypes?: readonly Function[];
  /** Entities owned elsewhere, as `stubOf` declares them. */
  readonly stubs?: readonly StubClass<string>[];
  readonly references: readonly Reference[];
  /** What all its queries mean for the load of the hub, but for those that say it themselves. */
  readonly load?: Load;
  /** SDL merged in verbatim: directives on enums, unions and scalars, custom `@link`s. */
  readonly extraSdl?: string;
}

export interface FederatedSchema {
  readonly schema: GraphQLSchema;
  /** The subgraph's SDL as other tools read it, stable in order. */
  readonly sdl: string;
}

/** type-graphql asks for one as soon as a subscription exists, though each of ours brings its own source. */
const noPubSub: PubSub = {
  publish: () => refusePubSub(),
  subscribe: () => refusePubSub(),
};
const refusePubSub = (): never => {
  throw new Error('events come from inboxes, not from memory');
};

/** Builds the Federation 2 schema of a subgraph from its type-graphql classes. */
export const buildFederatedSchema = async (parts: SchemaParts): Promise<FederatedSchema> => {
  const stubs = parts.stubs ?? [];
  const base = await buildSchema({
    resolvers: parts.resolvers,
    orphanedTypes: [...(parts.orphanedTypes ?? []), ...stubs],
    pubSub: noPubSub,
    validate: false,
    skipCheck: true,
  });
  const typeDefs: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      ...parse(`extend schema @link(url: "${FEDERATION}", import: ${JSON.stringify(IMPORTS)})`).definitions,
      ...printWithDirectives(base).map((definition) => (parts.load ? loaded(definition, parts.load) : definition)),
      ...(parts.extraSdl ? parse(parts.extraSdl).definitions : []),
    ],
  };
  const resolvers = createResolversMap(base) as Record<string, Record<string, unknown>>;
  for (const { type, resolve } of [...parts.references, ...stubs.map(({ reference }) => reference)]) {
    const ofType = resolvers[type];
    if (!ofType) throw new Error(`a reference names ${type}, which no resolver reaches; add it to orphanedTypes`);
    ofType['__resolveReference'] = resolve;
  }
  // type-graphql and @apollo/subgraph type resolver maps differently (type-graphql issue 1768)
  const schema = buildSubgraphSchema({ typeDefs, resolvers: resolvers as never });
  return { schema, sdl: `${print(typeDefs)}\n` };
};
