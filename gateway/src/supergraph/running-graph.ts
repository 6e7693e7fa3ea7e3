import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { serviceCaller } from '@hub/caller';
import { z } from 'zod';
import { FederatedGraph } from '../execution/federated-graph.js';
import { SubgraphClient } from '../execution/subgraph-client.js';
import type { Log } from '../observe/log.js';
import { unclassifiedIn } from '../policy/unclassified.js';
import { StateFile } from '../state/state-file.js';
import { compose, CompositionProblem } from './compose.js';
import type { Graph, GraphSource, GraphStatus, SubgraphEndpoint } from './graph.js';

export interface RunningGraphOptions {
  readonly subgraphs: readonly SubgraphEndpoint[];
  readonly stateDir: string;
  readonly log: Log;
  /** Milliseconds between two looks at the subgraphs. */
  readonly pollMs?: number;
  /** Milliseconds a subgraph is waited for. */
  readonly fetchMs?: number;
}

const lastGood = z.object({ digest: z.string(), supergraph: z.string(), schemas: z.record(z.string(), z.string()) });
const SDL_REQUEST = JSON.stringify({ query: '{_service{sdl}}' });
const POLL_MS = 2_000;

/** The graph as the running subgraphs make it; the last good one when they do not, from disk if need be. */
export class RunningGraph implements GraphSource {
  private readonly clients: ReadonlyMap<string, SubgraphClient>;
  private readonly file: StateFile<z.infer<typeof lastGood>>;
  private readonly schemas = new Map<string, string>();
  private readonly listeners = new Set<(graph: Graph) => void>();
  private readonly stopping = new AbortController();
  private graph: FederatedGraph | undefined;
  private tried = '';
  private problem: string | undefined;
  private polling: Promise<void> | undefined;

  constructor(private readonly options: RunningGraphOptions) {
    const { subgraphs, fetchMs } = options;
    this.clients = new Map(subgraphs.map((endpoint) => [endpoint.name, new SubgraphClient(endpoint, fetchMs)]));
    this.file = new StateFile(options.stateDir, 'supergraph.json', (raw) => verified(lastGood.parse(raw)));
  }

  current = (): Graph | undefined => this.graph;

  onChange(listener: (graph: Graph) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Resolves after the first look, with or without a graph. */
  async start(): Promise<void> {
    await this.restore();
    await this.look();
    this.polling = this.poll();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.polling;
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  status(): GraphStatus {
    const subgraphs = [...this.clients.values()].map((client) => client.status());
    return { graph: this.graph?.id, subgraphs, problem: this.problem };
  }

  private async restore(): Promise<void> {
    const saved = await this.file.read();
    if (!saved || Object.keys(saved.schemas).some((name) => !this.clients.has(name))) return;
    try {
      this.serve(this.loaded(saved.supergraph));
      for (const [name, sdl] of Object.entries(saved.schemas)) this.schemas.set(name, sdl);
    } catch {
      this.options.log.warn('last good graph refused');
    }
  }

  private async poll(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(this.options.pollMs ?? POLL_MS, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await this.look();
    }
  }

  private async look(): Promise<void> {
    await Promise.all([...this.clients].map(([name, client]) => this.refresh(name, client)));
    const missing = [...this.clients.keys()].filter((name) => !this.schemas.has(name));
    if (missing.length > 0) {
      this.problem = `No schema yet from: ${missing.join(', ')}.`;
      return;
    }
    const key = digest(JSON.stringify([...this.schemas].sort(([a], [b]) => (a < b ? -1 : 1))));
    if (key === this.tried) return;
    this.tried = key;
    await this.recompose();
  }

  private async refresh(name: string, client: SubgraphClient): Promise<void> {
    try {
      const { data } = await client.send(SDL_REQUEST, serviceCaller('gateway'), { signal: this.stopping.signal });
      this.schemas.set(name, z.object({ _service: z.object({ sdl: z.string() }) }).parse(data)._service.sdl);
    } catch {
      // The client keeps since when it fails; the schema last seen stays in use.
    }
  }

  private async recompose(): Promise<void> {
    try {
      const endpoints = this.options.subgraphs.map(({ name, url }) => ({
        name,
        url,
        sdl: this.schemas.get(name) ?? '',
      }));
      const supergraph = compose(endpoints);
      if (supergraph !== this.graph?.supergraphSdl) this.serve(this.loaded(supergraph));
      this.problem = undefined;
      await this.save(supergraph);
    } catch (error) {
      this.problem =
        error instanceof CompositionProblem ? error.message : 'The composed graph cannot be loaded by the planner.';
      if (!(error instanceof CompositionProblem)) this.options.log.incident(error);
      this.options.log.warn('composition failed', { graph: this.graph?.id, problem: this.problem });
    }
  }

  /** @throws CompositionProblem when a coordinate has no class */
  private loaded(supergraph: string): FederatedGraph {
    const graph = new FederatedGraph(supergraph, this.clients);
    const open = unclassifiedIn(graph);
    if (open.length > 0) throw new CompositionProblem(describeUnclassified(open));
    return graph;
  }

  private async save(supergraph: string): Promise<void> {
    try {
      await this.file.write({ digest: digest(supergraph), supergraph, schemas: Object.fromEntries(this.schemas) });
    } catch (error) {
      this.options.log.incident(error);
    }
  }

  private serve(graph: FederatedGraph): void {
    this.graph = graph;
    this.options.log.info('graph loaded', { graph: graph.id });
    for (const listener of this.listeners) listener(graph);
  }
}

const SHOWN = 10;

const describeUnclassified = (open: readonly string[]): string => {
  const shown = open.slice(0, SHOWN).join(', ');
  const more = open.length > SHOWN ? ` and ${open.length - SHOWN} more` : '';
  return `Not classified: ${shown}${more}. Tag each with class/PUB, class/RES or class/VID.`;
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const verified = <T extends { digest: string; supergraph: string }>(saved: T): T => {
  if (digest(saved.supergraph) !== saved.digest) throw new Error('last good graph is damaged');
  return saved;
};
