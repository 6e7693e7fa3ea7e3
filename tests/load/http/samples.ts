import { type Distribution, distributionOf } from '../distribution.js';
import { cpuMs } from '../process-usage.js';
import { generate, type HttpGenerator, type HttpJob } from './http-job.js';

/** What several runs of one request came to. */
export interface Sample extends Distribution {
  readonly perSecond: number;
  readonly failed: number;
  /** Processor time of the serving process per request, milliseconds. */
  readonly cpuPerRequest: number;
}

export interface Candidate {
  readonly job: Omit<HttpJob, 'ms'>;
  /** The process that serves it. */
  readonly pid: number;
}

const WARM_MS = 500;

/**
 * Measures candidates in turn, a slice each, `rounds` times over: what disturbs the machine for a
 * while disturbs all of them.
 */
export const interleaved = async (
  generator: HttpGenerator,
  candidates: readonly Candidate[],
  { seconds, rounds }: { readonly seconds: number; readonly rounds: number },
): Promise<Sample[]> => {
  const collected = candidates.map(() => ({ latencies: [] as number[], elapsedMs: 0, failed: 0, cpu: 0 }));
  for (const { job } of candidates) await generate(generator, { ...job, ms: WARM_MS });
  for (let round = 0; round < rounds; round++)
    for (const [index, { job, pid }] of candidates.entries()) {
      const before = cpuMs(pid);
      const { latencies, elapsedMs, failed } = await generate(generator, { ...job, ms: (seconds * 1000) / rounds });
      const sum = collected[index]!;
      sum.cpu += cpuMs(pid) - before;
      sum.failed += failed;
      sum.elapsedMs += elapsedMs;
      for (const latency of latencies) sum.latencies.push(latency);
    }
  return collected.map(({ latencies, elapsedMs, failed, cpu }) => ({
    failed,
    ...distributionOf(latencies),
    perSecond: (latencies.length * 1000) / elapsedMs,
    cpuPerRequest: cpu / latencies.length,
  }));
};
