import './telemetry-off.js';
import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { ExecutionResult } from 'graphql';
import type { GraphSource } from '../supergraph/graph.js';
import { runOperation, type RunRequest } from './run-operation.js';
import { SILENT } from './silent-logger.js';

interface Carried {
  readonly request: RunRequest;
  outcome?: { readonly result: ExecutionResult } | { readonly error: unknown };
}

/** Apollo Server copies the context: what must come back is carried one level deeper. */
interface FrontContext {
  readonly carried: Carried;
}

type Gateway = ApolloServerOptionsWithGateway<FrontContext>['gateway'];

/**
 * Apollo Server around the graph, for its request pipeline and plugins. Documents come parsed, validated and
 * authorised, and answers leave through the hub's own error mapping, so its validation and formatting stay off.
 */
export class ApolloFront {
  private readonly server: ApolloServer<FrontContext>;
  private readonly started: Promise<void>;

  constructor(source: GraphSource) {
    this.server = new ApolloServer<FrontContext>({
      gateway: gatewayOver(source),
      introspection: true,
      dangerouslyDisableValidation: true,
      stopOnTerminationSignals: false,
      includeStacktraceInErrorResponses: false,
      logger: SILENT,
      plugins: [
        ApolloServerPluginInlineTraceDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginSchemaReportingDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
      ],
    });
    this.started = new Promise<void>((resolve, reject) => {
      const start = () => void this.server.start().then(resolve, reject);
      if (source.current()) return start();
      const forget = source.onChange(() => (forget(), start()));
    });
    this.started.catch(() => undefined);
  }

  /** @throws HubError OPERATION_TIMEOUT and what planning refuses */
  async run(request: RunRequest): Promise<ExecutionResult> {
    await this.started;
    const { document, operation, variables } = request.validated;
    const carried: Carried = { request };
    const { body } = await this.server.executeOperation(
      { query: document.loc?.source.body, operationName: operation.name?.value, variables },
      { contextValue: { carried } },
    );
    const { outcome } = carried;
    if (!outcome || body.kind !== 'single') throw new Error('Apollo Server did not reach the graph');
    if ('error' in outcome) throw outcome.error;
    return { data: body.singleResult.data, errors: outcome.result.errors };
  }

  async stop(): Promise<void> {
    if (
      await Promise.race([
        this.started.then(
          () => true,
          () => false,
        ),
        Promise.resolve(false),
      ])
    )
      await this.server.stop();
  }
}

const gatewayOver = (source: GraphSource): Gateway => ({
  load: async () => ({ executor: ({ context }) => execute((context as FrontContext).carried) }),
  onSchemaLoadOrUpdate: (listener) => {
    const tell = (graph: ReturnType<GraphSource['current']>) =>
      graph && listener({ apiSchema: graph.apiSchema, coreSupergraphSdl: '' });
    tell(source.current());
    return source.onChange(tell);
  },
  stop: async () => undefined,
});

const execute = async (carried: Carried): Promise<ExecutionResult> => {
  try {
    const result = await runOperation(carried.request);
    carried.outcome = { result };
    return result;
  } catch (error) {
    carried.outcome = { error };
    return {};
  }
};
