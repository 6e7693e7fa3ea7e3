import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TableColumn } from '@hub/vocabulary';
import { type FileTable, refusedTable } from './read-table.js';

/** Of the memory that holds what is read; a file that needs more is too large. */
const MEMORY_MB = 384;

/** Reads a table as `readTable` does, in a thread of its own, so that requests do not wait for a large workbook. */
export const readTableApart = async (bytes: Buffer, columns: readonly TableColumn[]): Promise<FileTable> => {
  const worker = new Worker(new URL('./read-table.main.js', import.meta.url), {
    workerData: { bytes: new Uint8Array(bytes), columns },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    const [table] = (await once(worker, 'message')) as [FileTable];
    return table;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return refusedTable('TABLE_TOO_LARGE');
    throw error;
  } finally {
    await worker.terminate();
  }
};
