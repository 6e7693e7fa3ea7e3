import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProcessEntry, Replica } from './processes.js';
import { StartError } from './start-error.js';

const HIGHEST = 65_535;

/** Below the range from which connections get their own end, or one of them could take the port meanwhile. */
const FREE = { from: 10_240, to: 32_000 };
const MOST_TRIES = 100;
/** Each is given once, from a random one upwards: a port that is given but not yet listened on looks free. */
let following: number = randomInt(FREE.from, FREE.to);

/** A port of the loopback address that nobody listens on now, and that this process was not given before. */
export const freePort = async (): Promise<number> => {
  for (let tries = 1; ; tries++) {
    const port = following;
    following = port + 1 < FREE.to ? port + 1 : FREE.from;
    try {
      return await probe(port);
    } catch (error) {
      if (tries >= MOST_TRIES) throw error;
    }
  }
};

/**
 * The port of each replica: from `chosen`, else from the variable of its process, else the usual one; 0 takes a free
 * one, and so does every replica but the first.
 * @throws {StartError} naming the port that is taken and the variable that changes it
 */
export const choosePorts = async (
  processes: readonly Replica[],
  chosen: Readonly<Record<string, number>>,
  env: NodeJS.ProcessEnv,
): Promise<Record<string, number>> => {
  const ports: Record<string, number> = {};
  for (const { name, replica, port } of processes) {
    const wanted = replica === name ? (chosen[name] ?? portFrom(env, port)) : 0;
    const twin = Object.keys(ports).find((other) => wanted && ports[other] === wanted);
    if (twin) throw new StartError(`${twin} and ${name} are both given port ${wanted}; change ${port.variable}.`);
    ports[replica] = await take(name, wanted, port.variable);
  }
  return ports;
};

const portFrom = (env: NodeJS.ProcessEnv, { variable, usual }: ProcessEntry['port']): number => {
  const text = env[variable];
  if (!text) return usual;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > HIGHEST)
    throw new StartError(`${variable} must be a port number from 0 to ${HIGHEST}.`);
  return port;
};

/** A process that is just ending may hold its port for a moment longer. */
const PATIENCE_MS = 2_000;
const AGAIN_MS = 200;

const take = async (
  name: string,
  port: number,
  variable: string,
  until = Date.now() + PATIENCE_MS,
): Promise<number> => {
  try {
    return await (port === 0 ? freePort() : probe(port));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE' && Date.now() < until) {
      await pause(AGAIN_MS);
      return take(name, port, variable, until);
    }
    if (code === 'EADDRINUSE')
      throw new StartError(
        `Port ${port}, wanted by ${name}, is taken by another program. ` +
          `Stop that program, or choose another port: ${variable}=${port + 100 > HIGHEST ? 0 : port + 100} npm start`,
      );
    if (code === 'EACCES')
      throw new StartError(`This account may not listen on port ${port}; choose one above 1023 with ${variable}.`);
    throw error;
  }
};

const probe = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(port)));
  });
