import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { publicError } from '../errors.js';
import type { HubContext } from '../request/context.js';

/** Runs one verified request; answers its status and JSON body. */
export type RunGraphql = (body: unknown, context: HubContext) => Promise<{ status: number; body: string }>;

/** The GraphQL executor of a subgraph. Introspection stays on: only signed callers get this far. */
export const createGraphql = async (
  schema: GraphQLSchema,
  log: Logger,
): Promise<{ run: RunGraphql; stop: () => Promise<void> }> => {
  const server = new ApolloServer<HubContext>({
    schema,
    introspection: true,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: silent,
    formatError: (formatted, cause) => publicError(formatted, cause, log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await server.start();
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const run: RunGraphql = async (body, context) => {
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body },
      context: () => Promise.resolve(context),
    });
    if (answer.body.kind !== 'complete') throw new Error('a subgraph answers in one piece');
    return { status: answer.status ?? 200, body: answer.body.string };
  };
  return { run, stop: () => server.stop() };
};

const nothing = (): void => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
