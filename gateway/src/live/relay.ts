import { officeCaller } from '@hub/caller';
import { HubError } from '../errors.js';
import type { Log } from '../observe/log.js';
import type { Graph, SubgraphEndpoint } from '../supergraph/graph.js';
import { type Admitted, readmit } from './admission.js';
import { EventRunner } from './event-runner.js';
import { Group } from './group.js';
import type { LiveLimits } from './live-limits.js';
import type { Outlet } from './outlet.js';
import { planInbox } from './planned-inbox.js';
import type { Rights } from './rights.js';
import { Subscriber } from './subscriber.js';
import { Upstream } from './upstream.js';

export interface RelaySetting {
  readonly limits: LiveLimits;
  readonly rights: Rights;
  readonly log: Log;
}

/** All groups and all upstream sockets of this process. */
export class Relay {
  private readonly groups = new Map<string, Group>();
  private readonly upstreams = new Map<string, Upstream>();
  private readonly live: EventRunner;
  private readonly catchUp: EventRunner;

  constructor(private readonly setting: RelaySetting) {
    const { limits, log } = setting;
    this.live = new EventRunner(limits.liveEvents, limits.eventMs, log.incident);
    this.catchUp = new EventRunner(limits.catchUpEvents, limits.eventMs, log.incident);
  }

  subscribe(graph: Graph, { operation, right, held }: Admitted, to: { id: string; outlet: Outlet }): Subscriber {
    const key = `${operation.office} ${held.kind} ${operation.key}`;
    let group = this.groups.get(key);
    if (!group) {
      const inbox = planInbox(graph, operation, this.upstreamOf);
      const { limits, rights } = this.setting;
      const { live, catchUp } = this;
      group = new Group(inbox, { held, limits, rights, live, catchUp, onEmpty: () => this.groups.delete(key) });
      this.groups.set(key, group);
    }
    const subscriber = new Subscriber(group, { ...to, right, after: operation.after });
    group.join(subscriber);
    return subscriber;
  }

  /** Every open subscription goes on, unless the new graph does not have it or its office may not read it. */
  changeGraph(graph: Graph): void {
    for (const group of [...this.groups.values()]) {
      try {
        readmit(graph, group.operation, officeCaller(group.held, this.setting.rights.directory.version));
        group.replan(planInbox(graph, group.operation, this.upstreamOf));
      } catch (error) {
        if (!(error instanceof HubError)) this.setting.log.incident(error);
        const code = error instanceof HubError ? error.code : 'HUB_INTERNAL';
        this.setting.log.warn('subscription does not fit the new graph', { code, graph: graph.id });
        group.refuse(code);
      }
    }
    const current = new Set([...graph.subgraphs.values()].map(addressOf));
    for (const [address, upstream] of this.upstreams)
      if (!current.has(address)) {
        upstream.close();
        this.upstreams.delete(address);
      }
  }

  /** Silences those whose right has ended, without waiting for an event; wakes all when rights are known again. */
  sweep(now: number): void {
    const { rights } = this.setting;
    const knownAgain = rights.withheld && !rights.isStale(now);
    if (knownAgain) rights.withheld = false;
    for (const group of this.groups.values())
      for (const subscriber of group.subscribers) {
        subscriber.checkRight(rights, now);
        if (knownAgain) subscriber.wake();
      }
  }

  status() {
    const groups = [...this.groups.values()];
    return {
      groups: groups.length,
      subscribers: groups.reduce((sum, group) => sum + group.subscribers.size, 0),
      catchingUp: groups.reduce((sum, group) => sum + group.behindCount, 0),
      upstreams: [...this.upstreams.values()].map(({ status }) => status),
    };
  }

  stop(): void {
    for (const group of [...this.groups.values()]) for (const subscriber of [...group.subscribers]) subscriber.close();
    for (const upstream of this.upstreams.values()) upstream.close();
  }

  private readonly upstreamOf = (endpoint: SubgraphEndpoint): Upstream => {
    const address = addressOf(endpoint);
    const upstream = this.upstreams.get(address) ?? new Upstream(endpoint, this.setting.limits, this.setting.log);
    this.upstreams.set(address, upstream);
    return upstream;
  };
}

const addressOf = ({ name, url, key }: SubgraphEndpoint): string => `${name} ${url} ${key}`;
