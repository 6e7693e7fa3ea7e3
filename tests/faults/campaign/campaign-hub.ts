import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Doors, PROCESSES } from '@hub/local-hub';
import { eventually } from '../../scene/eventually.js';
import { isAlive } from '../../scene/own-process-hub.js';
import { type RunningHub, startRunningHub } from '../../scene/running-hub.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { type Build, PROCESSES_OF } from '../seeded/builds.js';
import { quickenChains } from './quick-chains.js';

const PRELOAD = new URL(
  import.meta.url.includes('/dist/') ? '../seeded/preload.main.js' : '../../dist/faults/seeded/preload.main.js',
  import.meta.url,
).href;

/** Processes that run twice; of the sign-in for development there is one. */
const REPLICATED = PROCESSES.filter(({ part }) => part !== 'identity').map(({ name }) => name);
const REPLICAS = Object.fromEntries(REPLICATED.map((name) => [name, 2]));

/** A busy machine needs a while to start many processes at once. */
const BACK_MS = 120_000;

/** The whole system, two of each process, a door before each of them and before each connection to the database. */
export interface CampaignHub extends RunningHub {
  /** `query`, `cases`, ...; `postgres:cases-2` is the one between that replica and the database. */
  readonly doors: ReadonlyMap<string, TcpProxy>;
  /** Every process that runs, `cases-2` and `postgres` among them. */
  readonly replicas: readonly string[];
  /** The process of a replica; undefined while it is down. */
  readonly pidOf: (replica: string) => number | undefined;
  /** Waits until every process is up. */
  readonly whole: () => Promise<void>;
  /** Starts the processes concerned again, as another build. */
  readonly become: (build: Build) => Promise<void>;
}

/** @param within a folder for everything; by default a temporary one */
export const startCampaignHub = async (within?: string): Promise<CampaignHub> => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-build-'));
  const buildFile = join(folder, 'build');
  writeFileSync(buildFile, 'SHIPPED');
  let running: Build = 'SHIPPED';
  const doors = new Map<string, TcpProxy>();
  const hub = await startRunningHub({
    ...(within !== undefined && { directory: join(within, '.hub') }),
    // two of each that all begin at once starve one another; what prepares a database first lets some begin later
    prepared: false,
    replicas: REPLICAS,
    doors: doorsInto(doors),
    env: {
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${PRELOAD}`.trim(),
      HUB_FAULTS_BUILD: buildFile,
    },
  });
  await quickenChains(hub);
  const replicas = Object.keys(hub.ready().processes).sort();
  const pidOf = (replica: string) => {
    const pid = hub.ready().processes[replica];
    return pid !== undefined && isAlive(pid) ? pid : undefined;
  };
  const whole = async () => {
    await eventually('every process is up', () => replicas.every(pidOf), BACK_MS);
  };
  return {
    ...hub,
    doors,
    replicas,
    pidOf,
    whole,
    become: async (build) => {
      const concerned = [...new Set([running, build].flatMap((each) => PROCESSES_OF[each]))];
      writeFileSync(buildFile, build);
      running = build;
      await restart(
        concerned.flatMap((name) => [name, `${name}-2`]),
        pidOf,
      );
    },
    stop: async () => {
      await hub.stop();
      await Promise.all([...doors.values()].map((door) => door.close()));
      rmSync(folder, { recursive: true });
    },
  };
};

const doorsInto = (doors: Map<string, TcpProxy>): Doors => {
  const open = async (name: string, ports: readonly number[]): Promise<number> => {
    const door = await TcpProxy.open(ports);
    doors.set(name, door);
    return door.port;
  };
  return {
    to: (name, ports) => (ports.length > 1 ? open(name, ports) : Promise.resolve(ports[0]!)),
    toPostgres: (replica, port) => open(`postgres:${replica}`, [port]),
  };
};

const restart = async (replicas: readonly string[], pidOf: (replica: string) => number | undefined): Promise<void> => {
  const before = new Map(replicas.map((replica) => [replica, pidOf(replica)]));
  for (const pid of before.values()) if (pid !== undefined) process.kill(pid, 'SIGKILL');
  await eventually(
    'they are back',
    () => replicas.every((replica) => pidOf(replica) !== undefined && pidOf(replica) !== before.get(replica)),
    BACK_MS,
  );
};
