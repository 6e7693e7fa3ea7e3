import { setTimeout as pause } from 'node:timers/promises';
import { type Distribution, distributionOf } from '../distribution.js';
import type { LoadHub } from '../load-hub.js';
import { CASE_ALERTS } from '../operations.js';
import type { District } from '../seed/districts.js';
import { countDeliveries, type DeliveryCount } from './delivery-check.js';
import { type Filed, fileReports, startCommitClock } from './filing.js';
import type { Delivery, LiveAnswer, LiveClients, Subscriber } from './live-job.js';
import { type LiveMemory, readLiveMemory } from './live-memory.js';

/** Subscribers, one after the other, of the offices of districts. */
export interface Crowd {
  readonly subscribers: number;
  readonly districts: readonly District[];
}

/** Reports are filed in the districts of the crowd, and each is to reach all its subscribers. */
export interface Stage extends Crowd {
  /** Others, who lose their connections as the first report is filed, and all come back. */
  readonly returning?: Crowd;
  readonly perSecond: number;
  readonly seconds: number;
  readonly lose: number;
  /** Load on the rest of the hub meanwhile. */
  readonly beside?: () => Promise<unknown>;
}

export interface StageResult {
  readonly count: DeliveryCount;
  readonly ended: readonly string[];
  /** Milliseconds from the commit to the client's socket. */
  readonly fromCommit: Distribution;
  /** Milliseconds from the answer COMMITTED to the client's socket; below zero when the alert was faster. */
  readonly fromAnswer: Distribution;
  /** Milliseconds from sending the report to the answer. */
  readonly filing: Distribution;
  /** Milliseconds until all who came back were there again; NaN when nobody did. */
  readonly backAfter: number;
  /** Reports that had to be sent again before they were committed. */
  readonly repeated: number;
  readonly before: LiveMemory;
  readonly after: LiveMemory;
}

const OPEN_LIMIT_MS = 300_000;
const COLLECT_LIMIT_MS = 60_000;
/** After the sockets were opened, before anything is filed. */
const CALM_MS = 2_000;
/** The last report must have arrived by then; what has not is missing. */
const SETTLE_MS = 10_000;

/** Opens the subscribers, files reports, and holds what came against what was filed. */
export const runStage = async (hub: LoadHub, clients: LiveClients, stage: Stage): Promise<StageResult> => {
  const before = await readLiveMemory(hub);
  const own = await subscribersOf(hub, stage);
  const subscribers = [...own, ...(stage.returning ? await subscribersOf(hub, stage.returning) : [])];
  const url = hub.hub.ready.endpoints.live;
  await clients.run({ do: 'open', url, query: CASE_ALERTS, subscribers }, OPEN_LIMIT_MS);
  const clock = await startCommitClock(hub);
  try {
    const after = await readLiveMemory(hub);
    await pause(CALM_MS);
    const filers = own.slice(0, stage.districts.length).map(({ token }, index) => ({
      token,
      district: stage.districts[index]!,
    }));
    const returning = stage.returning ? returnAll(clients, own.length) : Promise.resolve(Number.NaN);
    const [filed, backAfter] = await Promise.all([fileReports(hub, { ...stage, filers }), returning, stage.beside?.()]);
    const offices = subscribers.map(({ office }) => office);
    const answer = await collect(
      clients,
      stage,
      (deliveries) => countDeliveries(offices, filed, deliveries).missing <= stage.lose,
    );
    const { deliveries, ended } = answer;
    return {
      count: countDeliveries(offices, filed, deliveries),
      ended,
      before,
      after,
      backAfter,
      ...timesOf(filed, deliveries, clock.at),
    };
  } finally {
    await clock.stop();
    await clients.run({ do: 'close' }, COLLECT_LIMIT_MS);
  }
};

const returnAll = async (clients: LiveClients, stay: number): Promise<number> => {
  const cutAt = Date.now();
  await clients.run({ do: 'return', stay }, OPEN_LIMIT_MS);
  return Date.now() - cutAt;
};

/** Subscribers go round the offices, and within an office round its holders. */
const subscribersOf = async (hub: LoadHub, { subscribers, districts }: Crowd): Promise<Subscriber[]> => {
  const holders = new Map<string, string[]>(districts.map(({ office }) => [office, []]));
  for (const { id, offices } of hub.people) for (const office of offices) holders.get(office)?.push(id);
  const chosen = Array.from({ length: subscribers }, (_, index) => {
    const { office } = districts[index % districts.length]!;
    const own = holders.get(office)!;
    return { office, person: own[Math.floor(index / districts.length) % own.length]! };
  });
  const tokens = new Map<string, string>();
  for (const { person } of chosen) if (!tokens.has(person)) tokens.set(person, await hub.tokenOf(person));
  return chosen.map(({ office, person }) => ({ office, token: tokens.get(person)! }));
};

const collect = async (
  clients: LiveClients,
  { lose }: Stage,
  complete: (deliveries: readonly Delivery[]) => boolean,
): Promise<LiveAnswer> => {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const answer = await clients.run({ do: 'collect', lose }, COLLECT_LIMIT_MS);
    if (complete(answer.deliveries) || Date.now() > deadline) return answer;
    await pause(250);
  }
};

const timesOf = (filed: readonly Filed[], deliveries: readonly Delivery[], committed: ReadonlyMap<string, number>) => {
  const byCase = new Map(filed.map((report) => [report.case, report]));
  const since = (start: (delivery: Delivery) => number | undefined): Distribution =>
    distributionOf(
      deliveries.flatMap((delivery) => {
        const from = start(delivery);
        return from === undefined ? [] : [delivery.at - from];
      }),
    );
  return {
    fromCommit: since(({ office, number }) => committed.get(`${office}:${number}`)),
    fromAnswer: since((delivery) => byCase.get(delivery.case)?.answeredAt),
    filing: distributionOf(filed.map(({ sentAt, answeredAt }) => answeredAt - sentAt)),
    repeated: filed.filter(({ attempts }) => attempts > 1).length,
  };
};
