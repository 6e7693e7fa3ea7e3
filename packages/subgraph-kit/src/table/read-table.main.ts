import { parentPort, workerData } from 'node:worker_threads';
import type { TableColumn } from '@hub/vocabulary';
import { readTable } from './read-table.js';

const { bytes, columns } = workerData as { readonly bytes: Uint8Array; readonly columns: readonly TableColumn[] };
parentPort?.postMessage(readTable(Buffer.from(bytes), columns));
