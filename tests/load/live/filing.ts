import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { LoadHub } from '../load-hub.js';
import { bodyOf, REPORT } from '../operations.js';
import { monotonicMs } from '../processes.js';
import type { District } from '../seed/districts.js';

/** One report and its instants, on the machine's monotonic clock in milliseconds. */
export interface Filed {
  readonly case: string;
  readonly office: string;
  readonly sentAt: number;
  /** When the answer COMMITTED had arrived. */
  readonly answeredAt: number;
  /** 1 unless an answer was not COMMITTED. */
  readonly attempts: number;
}

/** When each entry was committed: PostgreSQL notifies its listeners at that moment, this one among them. */
export interface CommitClock {
  /** By `office:number`. */
  readonly at: ReadonlyMap<string, number>;
  readonly stop: () => Promise<void>;
}

export const startCommitClock = async (hub: LoadHub): Promise<CommitClock> => {
  const client = new Client(hub.databaseUrl('cases', 'app'));
  const at = new Map<string, number>();
  client.on('notification', ({ payload }) => payload && at.set(payload, monotonicMs()));
  await client.connect();
  await client.query('listen hub_inbox');
  return { at, stop: () => client.end() };
};

/** Where reports are filed, each by somebody of the office that gets it. */
export interface Filer {
  readonly district: District;
  readonly token: string;
}

export interface FilingPlan {
  readonly filers: readonly Filer[];
  readonly perSecond: number;
  readonly seconds: number;
}

/** Files reports at an even pace, district by district, without waiting for the answer of the one before. */
export const fileReports = async (hub: LoadHub, plan: FilingPlan): Promise<Filed[]> => {
  const total = Math.max(1, Math.round(plan.perSecond * plan.seconds));
  const startedAt = monotonicMs();
  const filing: Promise<Filed>[] = [];
  for (let index = 0; index < total; index++) {
    const due = startedAt + (index * 1000) / plan.perSecond;
    await pause(Math.max(0, due - monotonicMs()));
    const one = fileOne(hub, plan.filers[index % plan.filers.length]!);
    // looked at below, when all are under way
    one.catch(() => undefined);
    filing.push(one);
  }
  return Promise.all(filing);
};

interface Answer {
  readonly data?: {
    readonly reportIncident: {
      readonly receipt: { readonly status: string } | null;
      readonly case: { readonly id: string } | null;
    };
  } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

const GIVE_UP_MS = 20_000;
const RETRY_MS = 200;

/** As a client must: the same report, with the same key, until it is committed. */
const fileOne = async (hub: LoadHub, filer: Filer): Promise<Filed> => {
  const body = bodyOf(REPORT, { input: inputOf(filer.district) });
  const firstAt = monotonicMs();
  for (let attempts = 1; ; attempts++) {
    const sentAt = monotonicMs();
    const { data, errors } = await send(hub, body, filer.token);
    const answeredAt = monotonicMs();
    const { receipt, case: filed } = data?.reportIncident ?? {};
    if (receipt?.status === 'COMMITTED' && filed)
      return { case: filed.id, office: filer.district.office, sentAt, answeredAt, attempts };
    if (answeredAt - firstAt > GIVE_UP_MS)
      throw new Error(`a report was not committed in time: ${errors?.[0]?.extensions.code ?? 'no reason given'}`);
    await pause(RETRY_MS);
  }
};

const inputOf = ({ pcode }: District) => ({
  idempotencyKey: randomUUID(),
  place: pcode,
  source: 'CALL',
  category: 'LABOUR_EXPLOITATION',
  urgency: 'URGENT',
  personsBand: 'ONE',
  minorInvolved: false,
});

const send = async ({ hub }: LoadHub, body: string, token: string): Promise<Answer> => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(hub.ready.endpoints.graphql, { method: 'POST', headers, body });
  return (await response.json()) as Answer;
};
