import type { SubgraphEndpoint } from './supergraph/graph.js';
import type { Limits } from './limits/limits.js';

export interface GatewayConfig {
  readonly development: boolean;
  readonly host: string;
  readonly port: number;
  readonly livePort: number;
  readonly subgraphs: readonly SubgraphEndpoint[];
  /** Folder for the last good graph and the directory copy. */
  readonly stateDir: string;
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly audience: string;
  readonly origins: readonly string[];
  readonly limits: Limits;
}
