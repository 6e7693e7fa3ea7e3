import { parentPort, workerData } from 'node:worker_threads';
import { cleanPdf } from './clean-pdf.js';

const cleaned = await cleanPdf(Buffer.from(workerData as Uint8Array));
parentPort?.postMessage(cleaned && new Uint8Array(cleaned));
