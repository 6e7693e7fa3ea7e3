import { startWorker, type Worker } from '../processes.js';

/** The same request again and again for some time. */
export interface HttpJob {
  /** Origin. */
  readonly url: string;
  readonly path: string;
  readonly body: string;
  readonly token?: string | undefined;
  readonly concurrency: number;
  readonly ms: number;
}

export interface HttpAnswer {
  /** Milliseconds of each request. */
  readonly latencies: readonly number[];
  /** Requests not answered in full. */
  readonly failed: number;
  readonly elapsedMs: number;
}

export type HttpGenerator = Worker<HttpJob, HttpAnswer>;

const GRACE_MS = 30_000;

export const startHttpGenerator = (): HttpGenerator => startWorker<HttpJob, HttpAnswer>('http/http-generator');

export const generate = (generator: HttpGenerator, job: HttpJob): Promise<HttpAnswer> =>
  generator.run(job, job.ms + GRACE_MS);
