import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoToken, PROCESSES, type Ready, readReady } from '@hub/local-hub';
import { Client } from './client.js';
import { eventually } from './eventually.js';
import { lastLook } from './last-look.js';

const START = fileURLToPath(new URL('../../packages/local-hub/dist/start.main.js', import.meta.url));
const FREE_PORTS = Object.fromEntries(PROCESSES.map(({ port }) => [port.variable, '0']));
const START_MS = 90_000;

/** A hub as `npm start` starts it, in a process that can be killed; it can be started again on the same folder. */
export class OwnProcessHub {
  readonly directory: string;
  private said = '';
  private child: ChildProcess | undefined;

  constructor() {
    const parent = mkdtempSync(join(tmpdir(), 'hub-test-'));
    // the unprivileged account that PostgreSQL runs as must reach its folder
    chmodSync(parent, 0o755);
    this.directory = join(parent, '.hub');
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [START], {
      env: { ...process.env, ...FREE_PORTS, HUB_DIR: this.directory },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const output of [child.stdout, child.stderr]) output.on('data', (text) => (this.said += String(text)));
    await eventually(
      'the hub is ready',
      () => {
        if (child.exitCode !== null) throw new Error(`the hub stopped, saying: ${this.said.slice(-2_000)}`);
        return this.ready()?.supervisor === child.pid;
      },
      START_MS,
    );
  }

  /** As `ready.json` says; undefined while no hub runs here. */
  ready(): Ready | undefined {
    try {
      return readReady(this.directory);
    } catch {
      return undefined;
    }
  }

  async as(person: string): Promise<Client> {
    const { endpoints } = readReady(this.directory);
    return new Client(endpoints, await demoToken({ person, directory: this.directory }));
  }

  /** Sends a signal to the supervisor alone; resolves with its exit code, null when the signal ended it. */
  async signal(name: NodeJS.Signals): Promise<number | null> {
    const child = this.child!;
    const exited = once(child, 'exit') as Promise<[number | null]>;
    child.kill(name);
    return (await exited)[0];
  }

  /** Ids of all that runs for this folder, whatever its name; of what `ready.json` named where /proc is missing. */
  processes(named: readonly number[] = []): number[] {
    const found = existsSync('/proc/self/environ') ? runningFor(this.directory) : [];
    return [...new Set([...found, ...named.filter(isAlive)])];
  }

  async end(): Promise<void> {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) await this.signal('SIGTERM');
    lastLook(this.directory, [{ process: 'hub', text: this.said }]);
    rmSync(dirname(this.directory), { recursive: true, force: true });
  }
}

/** True while a process of this id is there and not merely unburied. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !existsSync('/proc/self/stat') || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

const runningFor = (directory: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isAlive(pid) && [`cmdline`, 'environ'].some((file) => read(pid, file).includes(directory)));

const read = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
};
