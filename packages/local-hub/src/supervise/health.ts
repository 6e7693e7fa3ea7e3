import { get } from 'node:http';

const POLL_MS = 60;
const ANSWER_MS = 2_000;

/** Waits until `GET /healthz` on a loopback port answers 200; rejects when the signal gives up. */
export const untilHealthy = async (port: number, signal: AbortSignal): Promise<void> => {
  while ((await healthOf(port)) !== 200) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    if (signal.aborted) throw new Error('not healthy in time');
  }
};

/** The status of the answer, 0 for none. */
const healthOf = (port: number): Promise<number> =>
  new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/healthz', agent: false, timeout: ANSWER_MS }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(0));
  });
