import { execFileSync } from 'node:child_process';
import { openFilesLimit } from './process-usage.js';

/** What a load hub allows. */
export const SOCKETS_PER_PERSON = 20;
/** Sockets that each report goes to, while there are enough offices. */
export const SOCKETS_PER_EVENT = 20;
/** Files a process needs beside its sockets. */
const OTHER_FILES = 256;

/**
 * Lets this process, and all that it starts, have so many sockets open, if whoever runs it may do that.
 * @throws Error naming the largest number that this machine's limit on open files allows
 */
export const makeRoomFor = (sockets: number): void => {
  const needed = sockets + OTHER_FILES;
  if (needed <= openFilesLimit()) return;
  try {
    execFileSync('prlimit', [`--pid=${process.pid}`, `--nofile=${needed}:${needed}`], { stdio: 'ignore' });
  } catch {
    // told below
  }
  if (needed > openFilesLimit())
    throw new Error(
      `${sockets} sockets need a higher limit on open files; with this one at most ${openFilesLimit() - OTHER_FILES} (ulimit -n)`,
    );
};
