process.env.APOLLO_TELEMETRY_DISABLED = '1';

import type { Caller, SignAssertion } from '@hub/caller';
import { answerJobs } from '../processes.js';
import type { StockAnswer, StockJob } from './stock-job.js';

// loaded only now, when telemetry is off
const { ASSERTION_HEADER, createAssertionSigner, GATEWAY_ISSUER } = await import('@hub/caller');
const { ApolloGateway, RemoteGraphQLDataSource } = await import('@apollo/gateway');
const { ApolloServer } = await import('@apollo/server');
const { startStandaloneServer } = await import('@apollo/server/standalone');

/** The stock data source, and the assertion that our subgraphs ask for. */
class SigningDataSource extends RemoteGraphQLDataSource {
  constructor(
    override readonly url: string,
    sign: SignAssertion,
    caller: Caller,
  ) {
    super({ honorSubgraphCacheControlHeader: false });
    const fetchStock = this.fetcher;
    this.fetcher = (address, init) => {
      const body = String(init?.body);
      const assertion = sign(caller, { method: 'POST', path: '/graphql', body });
      return fetchStock(address, { ...init, headers: { ...init?.headers, [ASSERTION_HEADER]: assertion } });
    };
  }
}

answerJobs(async ({ supergraph, keys, caller }: StockJob): Promise<StockAnswer> => {
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    buildService: ({ name, url }) => {
      const sign = createAssertionSigner({ issuer: GATEWAY_ISSUER, audience: name }, keys[name]!);
      return new SigningDataSource(new URL('/graphql', url).href, sign, caller);
    },
  });
  const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
    listen: { port: 0, host: '127.0.0.1' },
  });
  return { url };
});
