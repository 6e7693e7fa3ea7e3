/** What may stand between the parts of a hub, e.g. a balancer: given where something listens, it says where to find it. */
export interface Doors {
  /** To a process, for whoever asks it; one port for each of its replicas. */
  readonly to: (name: string, ports: readonly number[]) => Promise<number>;
  /** From one replica of a subgraph to PostgreSQL. */
  readonly toPostgres: (replica: string, port: number) => Promise<number>;
}

/** Everything is found where it listens. */
export const NO_DOORS: Doors = {
  to: (_name, ports) => Promise.resolve(ports[0]!),
  toPostgres: (_replica, port) => Promise.resolve(port),
};
