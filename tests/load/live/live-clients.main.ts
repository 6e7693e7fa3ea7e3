import { WebSocket } from 'ws';
import { answerJobs, monotonicMs } from '../processes.js';
import type { Delivery, LiveAnswer, LiveJob, Subscriber } from './live-job.js';

/** Connections being opened at the same time. */
const OPENING = 25;
const OPEN_MS = 20_000;
const HEARTBEAT = '"alert":null';

interface Alert {
  readonly payload: {
    readonly data: {
      readonly caseAlerts: {
        readonly office: string;
        readonly number: number;
        readonly alert: { readonly case: { readonly id: string } | null };
      };
    };
  };
}

const sockets = new Set<WebSocket>();
let deliveries: Delivery[] = [];
let ended: string[] = [];

/** Resolves with the first message of the subscription, a heartbeat as a rule. */
const open = (
  subscriber: number,
  { office, token }: Subscriber,
  { url, query }: LiveJob & { do: 'open' },
): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
    const timer = setTimeout(() => reject(new Error('a subscription did not begin')), OPEN_MS);
    const send = (message: object) => socket.send(JSON.stringify(message));
    sockets.add(socket);
    socket.on('open', () => send({ type: 'connection_init', payload: { accessToken: token } }));
    socket.on('message', (data) => {
      const at = monotonicMs();
      const text = (data as Buffer).toString();
      const type = /^\{[^{]*"type":"(\w+)"/.exec(text)?.[1];
      if (type === 'connection_ack')
        return send({ id: '1', type: 'subscribe', payload: { query, variables: { office } } });
      if (type === 'ping') return send({ type: 'pong' });
      if (type !== 'next') return void ended.push(text.slice(0, 300));
      clearTimeout(timer);
      resolve();
      if (!text.includes(HEARTBEAT)) record(subscriber, text, at);
    });
    socket.on('error', (error) => reject(error));
    socket.on('close', (code, reason) => {
      if (sockets.delete(socket)) ended.push(`${code} ${reason.toString()}`);
      reject(new Error(`closed: ${code} ${reason.toString()}`));
    });
  });

const record = (subscriber: number, text: string, at: number): void => {
  const { office, number, alert } = (JSON.parse(text) as Alert).payload.data.caseAlerts;
  if (alert.case) deliveries.push({ subscriber, office, number, case: alert.case.id, at });
  else ended.push(text.slice(-500));
};

const openAll = async (job: LiveJob & { do: 'open' }): Promise<void> => {
  deliveries = [];
  ended = [];
  const waiting = [...job.subscribers.entries()];
  const opener = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await open(...next, job);
  };
  await Promise.all(Array.from({ length: OPENING }, opener));
};

const closeAll = (): void => {
  for (const socket of sockets) socket.terminate();
  sockets.clear();
};

answerJobs(async (job: LiveJob): Promise<LiveAnswer> => {
  if (job.do === 'open') await openAll(job);
  if (job.do === 'close') closeAll();
  const told = job.do === 'collect' ? deliveries.slice(job.lose) : [];
  return { open: sockets.size, ended, deliveries: told };
});
