import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
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
      errorsInOrder,
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

/** Errors in the order of their paths: in that of their arrival, an answer would tell what took longer to refuse. */
const errorsInOrder: ApolloServerPlugin<HubContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        if (body.kind === 'single' && body.singleResult.errors)
          body.singleResult.errors = [...body.singleResult.errors].sort((a, b) => comparePaths(a.path, b.path));
        return Promise.resolve();
      },
    }),
};

type Path = readonly (string | number)[] | undefined;

const comparePaths = (one: Path = [], other: Path = []): number => {
  const at = one.findIndex((step, index) => step !== other[index]);
  const [a, b] = at < 0 ? [one.length, other.length] : [one[at]!, other[at] ?? ''];
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
};

const nothing = (): void => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
