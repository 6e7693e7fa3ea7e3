import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that can be told apart from a later one with the same id. */
export interface KnownProcess {
  readonly pid: number;
  /** When it was started, in words of the operating system; '' where that cannot be known. */
  readonly birth: string;
}

export const knownProcess = (pid: number): KnownProcess => ({ pid, birth: birthOf(pid) });

/** True while that very process runs, not another one that was given its id. */
export const stillRuns = ({ pid, birth }: KnownProcess): boolean => exists(pid) && birthOf(pid) === birth;

/** The command line of a process, '' when it cannot be read. */
export const commandOf = (pid: number): string => {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
  return process.platform === 'win32' ? '' : ps(pid, 'args=');
};

export const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const isZombie = (pid: number): boolean => process.platform === 'linux' && statFields(pid)[0] === 'Z';

const birthOf = (pid: number): string => {
  if (process.platform === 'win32') return '';
  if (process.platform !== 'linux') return ps(pid, 'lstart=');
  const started = statFields(pid)[19];
  return started ? `${bootId()}/${started}` : '';
};

/** Fields of /proc/pid/stat after the command, which may itself hold spaces. */
const statFields = (pid: number): string[] => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return [];
  }
};

const bootId = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
};

const ps = (pid: number, field: string): string =>
  spawnSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
