import { Pool } from 'undici';
import { answerJobs, monotonicMs } from '../processes.js';
import type { HttpAnswer, HttpJob } from './http-job.js';

/** A closed loop: each of `concurrency` clients sends its next request when its last one was answered. */
const generate = async ({ url, path, body, token, concurrency, ms }: HttpJob): Promise<HttpAnswer> => {
  const pool = new Pool(url, { connections: concurrency, pipelining: 1 });
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const until = monotonicMs() + ms;
  const latencies: number[] = [];
  let failed = 0;
  let problem = '';
  const client = async (): Promise<void> => {
    while (monotonicMs() < until) {
      const sentAt = monotonicMs();
      const answer = await pool.request({ path, method: 'POST', headers, body });
      const text = await answer.body.text();
      latencies.push(monotonicMs() - sentAt);
      if (answer.statusCode === 200 && !text.includes('"errors"')) continue;
      failed++;
      problem = `${answer.statusCode} ${text.slice(0, 300)}`;
    }
  };
  const startedAt = monotonicMs();
  await Promise.all(Array.from({ length: concurrency }, client));
  await pool.close();
  if (failed === latencies.length) throw new Error(`every request failed: ${problem}`);
  return { latencies, failed, elapsedMs: monotonicMs() - startedAt };
};

answerJobs(generate);
