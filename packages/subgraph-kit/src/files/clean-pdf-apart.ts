import { Worker } from 'node:worker_threads';

const MB = 1024 * 1024;
/** Of the memory that holds what is read, and of the whole process on top of what it had: a small file can unpack to much. */
const [MEMORY_MB, GROWTH_BYTES] = [384, 768 * MB];
const [MOST_MS, LOOK_MS] = [30_000, 50];

/** One after the other: each may take much. */
let before: Promise<unknown> = Promise.resolve();

/** Cleans a PDF as `cleanPdf` does, in a thread of its own that is ended when it takes too long or too much memory. */
export const cleanPdfApart = (bytes: Buffer): Promise<Buffer | undefined> => {
  const cleaning = before.then(() => clean(bytes));
  before = cleaning;
  return cleaning;
};

const clean = async (bytes: Buffer): Promise<Buffer | undefined> => {
  const worker = new Worker(new URL('./clean-pdf.main.js', import.meta.url), {
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const [until, most] = [Date.now() + MOST_MS, process.memoryUsage.rss() + GROWTH_BYTES];
  const watch = setInterval(() => {
    if (Date.now() > until || process.memoryUsage.rss() > most) void worker.terminate();
  }, LOOK_MS);
  try {
    const cleaned = await new Promise<Uint8Array | undefined>((resolve) => {
      worker.once('message', resolve);
      // a file that breaks the thread cannot be cleaned
      worker.once('error', () => resolve(undefined)).once('exit', () => resolve(undefined));
    });
    return cleaned && Buffer.from(cleaned);
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
};
