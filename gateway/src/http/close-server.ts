import type { Server } from 'node:http';

/** Milliseconds between looks for connections that have become idle. */
const SWEEP_MS = 50;

/**
 * Takes no more connections, ends each as soon as it is idle, and cuts what is left after `graceMs`. Left to itself
 * a server waits for a connection that has not asked anything yet, and for the keep-alive of one just answered.
 */
export const closeServer = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
  });
