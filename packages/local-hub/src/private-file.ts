import { closeSync, fsyncSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { StartError } from './start-error.js';

/** Replaces a file in one step: a reader sees the old or the new content, never half of it. */
export const writeWhole = (file: string, content: string, mode: number): void => {
  const half = `${file}.${process.pid}.new`;
  const handle = openSync(half, 'w', mode);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(half, file);
};

/** @throws {StartError} when anyone but the owner may read the file */
export const refuseReadableByOthers = (file: string): void => {
  if (process.platform === 'win32') return;
  const mode = statSync(file).mode & 0o777;
  if (mode & 0o077)
    throw new StartError(
      `Others on this machine may read ${file} (mode ${mode.toString(8)}), and it holds keys. ` +
        `Make it private: chmod 600 ${file}`,
    );
};
