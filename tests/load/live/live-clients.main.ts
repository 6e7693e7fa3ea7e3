import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { answerJobs, monotonicMs } from '../processes.js';
import type { Delivery, LiveAnswer, LiveJob } from './live-job.js';

/** Connections being opened at the same time. */
const OPENING = 25;
const OPEN_MS = 20_000;
const HEARTBEAT = Buffer.from('"alert":null');
/** Those who come back try again after a refusal, each after up to so long. */
const AGAIN_MS = 1_000;
const TRIES = 60;

interface Alert {
  readonly payload: {
    readonly data?: {
      readonly caseAlerts: {
        readonly office: string;
        readonly number: number;
        readonly alert: { readonly case: { readonly id: string } | null };
      };
    };
  };
}

const sockets = new Map<number, WebSocket>();
let opened: (LiveJob & { do: 'open' }) | undefined;
const messages: { readonly subscriber: number; readonly data: Buffer; readonly at: number }[] = [];
let deliveries: Delivery[] = [];
let ended: string[] = [];

/** Resolves with the first message of the subscription, a heartbeat as a rule. */
const open = (subscriber: number, { url, query, subscribers }: LiveJob & { do: 'open' }): Promise<void> =>
  new Promise((resolve, reject) => {
    const { office, token } = subscribers[subscriber]!;
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
    const timer = setTimeout(() => fail('a subscription did not begin'), OPEN_MS);
    const send = (message: object) => socket.send(JSON.stringify(message));
    const fail = (why: string) => {
      clearTimeout(timer);
      socket.terminate();
      reject(new Error(why));
    };
    const began = () => {
      clearTimeout(timer);
      sockets.set(subscriber, socket);
      socket.off('message', beginning).on('message', (data) => received(subscriber, data as Buffer));
      resolve();
    };
    const beginning = (data: unknown) => {
      const text = String(data);
      const type = /^\{[^{]*"type":"(\w+)"/.exec(text)?.[1];
      if (type === 'connection_ack') send({ id: '1', type: 'subscribe', payload: { query, variables: { office } } });
      else if (type === 'next') began();
      else fail(text.slice(0, 300));
      if (type === 'next') received(subscriber, data as Buffer);
    };
    socket.on('open', () => send({ type: 'connection_init', payload: { accessToken: token } }));
    socket.on('message', beginning);
    socket.on('error', (error) => fail(error.message));
    socket.on('close', (code, reason) => {
      if (sockets.get(subscriber) === socket) {
        sockets.delete(subscriber);
        ended.push(`${code} ${reason.toString()}`);
      }
      fail(`closed: ${code} ${reason.toString()}`);
    });
  });

/** Most messages are heartbeats: they are not even turned into text, and what is not is read when all is over. */
const received = (subscriber: number, data: Buffer): void => {
  const at = monotonicMs();
  if (!data.includes(HEARTBEAT)) messages.push({ subscriber, data, at });
};

const read = ({ subscriber, data, at }: (typeof messages)[number]): Delivery[] => {
  const text = data.toString();
  const alert = text.includes('"type":"next"') && (JSON.parse(text) as Alert).payload.data?.caseAlerts;
  if (alert && alert.alert.case)
    return [{ subscriber, office: alert.office, number: alert.number, case: alert.alert.case.id, at }];
  ended.push(text.slice(-500));
  return [];
};

const collect = (): Delivery[] => {
  deliveries = deliveries.concat(messages.splice(0).flatMap(read));
  return deliveries;
};

const openAll = async (job: LiveJob & { do: 'open' }): Promise<void> => {
  opened = job;
  deliveries = [];
  ended = [];
  const waiting = [...job.subscribers.keys()];
  const opener = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await tryAgain(next, job);
  };
  await Promise.all(Array.from({ length: OPENING }, opener));
};

const returnAll = async (stay: number): Promise<void> => {
  const gone = [...sockets.keys()].filter((subscriber) => subscriber >= stay);
  for (const subscriber of gone) {
    const socket = sockets.get(subscriber);
    sockets.delete(subscriber);
    socket?.terminate();
  }
  await Promise.all(gone.map((subscriber) => comeBack(subscriber, opened!)));
};

const comeBack = async (subscriber: number, job: LiveJob & { do: 'open' }): Promise<void> => {
  await pause(Math.random() * AGAIN_MS);
  await tryAgain(subscriber, job);
};

/** As a client must, on a machine that may be too busy to let it in at once. */
const tryAgain = async (subscriber: number, job: LiveJob & { do: 'open' }): Promise<void> => {
  for (let tries = 1; ; tries++)
    try {
      return await open(subscriber, job);
    } catch (error) {
      if (tries === TRIES) throw error;
      await pause(Math.random() * AGAIN_MS * Math.min(10, tries));
    }
};

const closeAll = (): void => {
  const all = [...sockets.values()];
  sockets.clear();
  for (const socket of all) socket.terminate();
};

answerJobs(async (job: LiveJob): Promise<LiveAnswer> => {
  if (job.do === 'open') await openAll(job);
  if (job.do === 'return') await returnAll(job.stay);
  if (job.do === 'close') closeAll();
  const told = job.do === 'collect' ? collect().slice(job.lose) : [];
  return { open: sockets.size, ended, deliveries: told };
});
