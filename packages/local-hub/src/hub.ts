import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Setting, environmentOf, identityStateFile, issuerOf, ownerEnvironment } from './environment.js';
import { FolderLock } from './lock.js';
import { removeOperator, writeOperator } from './operator-file.js';
import { type HubOptions, REPOSITORY, type SettledOptions, settleOptions } from './options.js';
import { type DatabaseUrls, ownDatabases } from './own-databases.js';
import { choosePorts } from './ports.js';
import { databaseUrls, ensureDatabases } from './postgres/databases.js';
import { type EmbeddedPostgres, prepareEmbedded } from './postgres/embedded.js';
import { prepareSubgraph } from './prepare-subgraph.js';
import { writeWhole } from './private-file.js';
import { type ProcessEntry, type Replica, isSubgraph, replicasOf } from './processes.js';
import { type Ready, removeReady, writeReady } from './ready-file.js';
import { type Secrets, loadSecrets } from './secrets.js';
import { StartError } from './start-error.js';
import { type Program, type Running, runProgram } from './supervise/child.js';
import { untilHealthy } from './supervise/health.js';
import { Supervised } from './supervise/supervised.js';

const REMEMBERED_LINES = 12;
const STOP_ORDER: readonly ProcessEntry['part'][] = ['gateway', 'subgraph', 'identity'];

/** Every process of the system on one machine, started, watched and stopped in order. */
export class Hub {
  private readonly options: SettledOptions;
  private readonly supervised = new Map<string, Supervised>();
  private readonly pids = new Map<string, number>();
  private readonly preparing = new Set<Running>();
  private readonly lastLines = new Map<string, string[]>();
  private lock: FolderLock | undefined;
  private postgres: EmbeddedPostgres | undefined;
  private setting!: Setting;
  private stopped: Promise<void> | undefined;
  private complete = false;

  constructor(options: HubOptions) {
    this.options = settleOptions(options);
  }

  /** Resolves when every process is healthy; stops whatever runs when one cannot start. */
  async start(): Promise<void> {
    try {
      await this.startInOrder();
    } catch (error) {
      const interrupted = this.stopped !== undefined;
      await this.stop();
      throw interrupted ? new StartError('The start was interrupted.') : error;
    }
  }

  /** Only makes the databases in the folder and fills them, for hubs that are told it is `prepared`. */
  async prepare(): Promise<void> {
    try {
      await this.takeFolder();
      await Promise.all(this.options.processes.filter(isSubgraph).map((entry) => this.prepareDatabase(entry)));
    } finally {
      await this.stop();
    }
  }

  /** Clients first, PostgreSQL last. */
  stop(): Promise<void> {
    this.stopped ??= this.stopInOrder();
    return this.stopped;
  }

  /** Ends everything at once; PostgreSQL recovers at the next start. */
  kill(): void {
    for (const running of this.preparing) running.kill();
    for (const supervised of this.supervised.values()) supervised.kill();
    if (!this.lock) return;
    this.forgetReady();
    this.lock.release();
  }

  /** Password of every demo person. */
  get password(): string {
    return this.setting.secrets.identity.password;
  }

  /** What `ready.json` says. */
  get ready(): Ready {
    const { people } = this.options;
    const { ports } = this.setting;
    const postgresPid = this.pids.get('postgres');
    return {
      endpoints: {
        graphql: `http://127.0.0.1:${ports.query}/graphql`,
        live: `ws://127.0.0.1:${ports.live}/graphql`,
        stream: `http://127.0.0.1:${ports.live}/graphql/stream`,
        identity: issuerOf(this.setting),
      },
      supervisor: process.pid,
      processes: Object.fromEntries(this.pids),
      postgres: this.postgres && postgresPid ? { pid: postgresPid, port: this.postgres.port } : null,
      people: people.map(({ key, id, name, title, offices, sees }) => ({ key, id, name, title, offices, sees })),
    };
  }

  private async startInOrder(): Promise<void> {
    const { processes, progress } = this.options;
    await this.takeFolder();
    const started = (part: ProcessEntry['part']) => processes.filter((entry) => entry.part === part);
    const identity = started('identity').map((entry) => this.startReplicas(entry));
    await Promise.all([...identity, ...started('subgraph').map((entry) => this.startSubgraph(entry))]);
    await Promise.all(started('gateway').map((entry) => this.startReplicas(entry)));
    this.complete = true;
    this.tellReady();
    progress('everything is ready');
  }

  /** Locks the folder and starts what the processes need before any of them can run. */
  private async takeFolder(): Promise<void> {
    const { directory, processes, ports, env } = this.options;
    this.refuseUncompiled();
    mkdirSync(directory, { recursive: true, mode: 0o755 });
    this.lock = await FolderLock.take(directory);
    this.forgetReady();
    const listening = await choosePorts(this.replicas, ports, env);
    const secrets = await loadSecrets(directory, processes);
    const databases = await this.startDatabases(secrets);
    const found = await this.openDoors(listening);
    this.setting = { directory, processes, ports: found, listening, secrets, databases, inherited: env };
    this.writeIdentityState(secrets);
  }

  private refuseUncompiled(): void {
    const missing = this.options.processes.filter(({ script }) => !existsSync(resolve(REPOSITORY, script)));
    if (missing.length)
      throw new StartError(
        `Not compiled: ${missing.map(({ script }) => script).join(', ')}. Compile first: npm run build`,
      );
  }

  private async startDatabases(secrets: Secrets): Promise<Record<string, DatabaseUrls>> {
    const { directory, processes, ports, durable, env, progress, doors } = this.options;
    const names = processes.filter(isSubgraph).map(({ name }) => name);
    const own = ownDatabases(names, env);
    const embedded = names.filter((name) => !own[name]);
    const replicas = this.replicas.filter(isSubgraph);
    const urls = replicas.flatMap(({ name, replica }) => (own[name] ? [[replica, own[name]] as const] : []));
    if (!embedded.length) return Object.fromEntries(urls);
    const log = this.logOf('postgres');
    const postgres = await prepareEmbedded({ directory, secrets, port: ports.postgres ?? 0, durable, log });
    this.postgres = postgres;
    const { launch, port } = postgres;
    await this.supervise('postgres', { launch, healthy: () => Promise.resolve() });
    progress(`PostgreSQL listens on port ${port}`);
    await ensureDatabases(port, embedded, secrets);
    for (const { name, replica } of replicas.filter((each) => !own[each.name]))
      urls.push([replica, databaseUrls(await doors.toPostgres(replica, port), name, secrets)]);
    return Object.fromEntries(urls);
  }

  private get replicas(): Replica[] {
    const { processes, replicas } = this.options;
    return processes.flatMap((entry) => replicasOf(entry, replicas[entry.name]));
  }

  /** Where each process is found, by its name. */
  private async openDoors(listening: Readonly<Record<string, number>>): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (const { name } of this.options.processes) {
      const ports = this.replicas.filter((each) => each.name === name).map(({ replica }) => listening[replica]!);
      found[name] = await this.options.doors.to(name, ports);
    }
    return found;
  }

  private writeIdentityState(secrets: Secrets): void {
    const people = this.options.people.map(({ key, id, name, title, mfa }) => ({ key, id, name, title, mfa }));
    writeWhole(identityStateFile(this.options.directory), JSON.stringify({ people, ...secrets.identity }), 0o600);
  }

  private async startSubgraph(entry: ProcessEntry): Promise<void> {
    if (!this.options.prepared) await this.prepareDatabase(entry);
    await this.startReplicas(entry);
  }

  private async prepareDatabase(entry: ProcessEntry): Promise<void> {
    const program = this.programOf({ ...entry, replica: entry.name });
    const env = { ...program.env, ...ownerEnvironment(entry, this.setting) };
    await prepareSubgraph(entry.name, { ...program, env }, (running) => {
      if (this.stopped) running.kill();
      this.preparing.add(running);
      void running.exited.then(() => this.preparing.delete(running));
    });
    this.options.progress(`${entry.name}: database is up to date`);
  }

  private async startReplicas({ name }: ProcessEntry): Promise<void> {
    await Promise.all(this.replicas.filter((each) => each.name === name).map((each) => this.startProcess(each)));
  }

  private async startProcess(entry: Replica): Promise<void> {
    const program = this.programOf(entry);
    const port = this.setting.listening[entry.replica]!;
    await this.supervise(entry.replica, {
      launch: () => runProgram(program),
      healthy: (signal) => untilHealthy(port, signal),
    });
    this.options.progress(`${entry.replica} answers on port ${port}`);
  }

  private async supervise(
    name: string,
    { launch, healthy }: { launch: () => Promise<Running> | Running; healthy: (signal: AbortSignal) => Promise<void> },
  ): Promise<void> {
    if (this.stopped) throw new StartError('The start was interrupted.');
    const supervised = new Supervised({
      name,
      launch,
      healthy,
      log: this.logOf(name),
      lastWords: () => (this.lastLines.get(name) ?? []).join('\n'),
      // pg_ctl finds an orphaned PostgreSQL by its own pid file, and stops it gently.
      onLaunched: (pid) => name !== 'postgres' && this.lock?.remember(name, pid),
      onHealthy: (pid) => {
        this.pids.set(name, pid);
        this.tellReady();
      },
    });
    this.supervised.set(name, supervised);
    await supervised.start();
  }

  private tellReady(): void {
    if (!this.complete || this.stopped) return;
    writeOperator(this.setting);
    writeReady(this.options.directory, this.ready);
  }

  private forgetReady(): void {
    removeReady(this.options.directory);
    removeOperator(this.options.directory);
  }

  private programOf(entry: Replica): Program {
    return {
      script: resolve(REPOSITORY, entry.script),
      env: environmentOf(entry, this.setting),
      cwd: REPOSITORY,
      log: this.logOf(entry.replica),
    };
  }

  private logOf(name: string): (text: string) => void {
    return (text) => {
      const lines = this.lastLines.get(name) ?? [];
      this.lastLines.set(name, [...lines, text].slice(-REMEMBERED_LINES));
      this.options.log({ process: name, text });
    };
  }

  private async stopInOrder(): Promise<void> {
    if (this.lock) this.forgetReady();
    for (const running of this.preparing) running.kill();
    for (const part of STOP_ORDER) {
      const stopping = this.replicas.filter((entry) => entry.part === part);
      await Promise.all(stopping.map(async ({ replica }) => this.supervised.get(replica)?.stop()));
    }
    await this.supervised.get('postgres')?.stop();
    this.lock?.release();
  }
}
