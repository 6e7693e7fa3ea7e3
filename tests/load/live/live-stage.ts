import { setTimeout as pause } from 'node:timers/promises';
import { type Distribution, distributionOf } from '../distribution.js';
import type { LoadHub } from '../load-hub.js';
import { CASE_ALERTS } from '../operations.js';
import type { District } from '../seed/districts.js';
import { countDeliveries, type DeliveryCount } from './delivery-check.js';
import { type Filed, fileReports, startCommitClock } from './filing.js';
import type { Delivery, LiveAnswer, LiveClients, Subscriber } from './live-job.js';
import { type LiveMemory, readLiveMemory } from './live-memory.js';

export interface Stage {
  readonly subscribers: number;
  readonly districts: readonly District[];
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
  /** Reports that had to be sent again before they were committed. */
  readonly repeated: number;
  readonly before: LiveMemory;
  readonly after: LiveMemory;
}

const OPEN_LIMIT_MS = 300_000;
const COLLECT_LIMIT_MS = 60_000;
/** The last report must have arrived by then; what has not is missing. */
const SETTLE_MS = 10_000;

/** Opens the subscribers, files reports, and holds what came against what was filed. */
export const runStage = async (hub: LoadHub, clients: LiveClients, stage: Stage): Promise<StageResult> => {
  const before = await readLiveMemory(hub);
  const subscribers = await subscribersOf(hub, stage);
  const url = hub.hub.ready.endpoints.live;
  await clients.run({ do: 'open', url, query: CASE_ALERTS, subscribers }, OPEN_LIMIT_MS);
  const clock = await startCommitClock(hub);
  try {
    const after = await readLiveMemory(hub);
    const filers = subscribers.slice(0, stage.districts.length).map(({ token }, index) => ({
      token,
      district: stage.districts[index]!,
    }));
    const [filed] = await Promise.all([fileReports(hub, { ...stage, filers }), stage.beside?.()]);
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
      ...timesOf(filed, deliveries, clock.at),
    };
  } finally {
    await clock.stop();
    await clients.run({ do: 'close' }, COLLECT_LIMIT_MS);
  }
};

/** Subscribers go round the offices, and within an office round its holders. */
const subscribersOf = async (hub: LoadHub, { subscribers, districts }: Stage): Promise<Subscriber[]> => {
  const holders = districts.map((_, index) => hub.people.filter(({ district }) => district === index));
  const people = Array.from({ length: subscribers }, (_, index) => {
    const own = holders[index % districts.length]!;
    return own[Math.floor(index / districts.length) % own.length]!;
  });
  const tokens = new Map<string, string>();
  for (const { id } of people) if (!tokens.has(id)) tokens.set(id, await hub.tokenOf(id));
  return people.map(({ id, offices }) => ({ office: offices[0]!, token: tokens.get(id)! }));
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
