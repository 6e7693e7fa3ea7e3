import { spawn } from 'node:child_process';
import { eachLine } from '../log.js';

/** A Node program to run. */
export interface Program {
  readonly script: string;
  readonly words?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly log: (text: string) => void;
}

/** Something that runs, started by us. */
export interface Running {
  readonly pid: number;
  /** Settles when it is gone, with how it went, e.g. `exit code 1` or `SIGKILL`. */
  readonly exited: Promise<string>;
  /** Asks it to stop and waits until it is gone. */
  readonly stop: () => Promise<void>;
  readonly kill: () => void;
}

export const ENDED_WELL = 'exit code 0';
const STOP_MS = 10_000;
const preload = new URL('../../dist/supervise/stop-with-parent.js', import.meta.url).href;

/** Starts a program in a process group of its own, so that Ctrl-C reaches only the supervisor. */
export const runProgram = ({ script, words = [], env, cwd, log }: Program): Running => {
  const child = spawn(process.execPath, ['--import', preload, script, ...words], {
    cwd,
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  eachLine(child.stdout!, log);
  eachLine(child.stderr!, log);
  const exited = new Promise<string>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  return {
    pid: child.pid ?? 0,
    exited,
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await exited;
      clearTimeout(late);
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
