import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../scene/eventually.js';
import { superuserOf } from '../../scene/superuser.js';
import type { TcpProxy, Weather } from '../proxy/tcp-proxy.js';
import type { Fault, FaultKind } from '../schedule.js';
import type { CampaignHub } from './campaign-hub.js';
import type { SmallDisk } from './small-disk.js';

/** What faults are done to. */
export interface Stage {
  readonly hub: CampaignHub;
  readonly disk: SmallDisk | undefined;
  /** The door of the slow reader. */
  readonly slowDoor: TcpProxy;
  readonly endAppointment: (forMs: number) => Promise<void>;
  readonly endSessions: () => Promise<void>;
}

/** A process that is down already cannot be killed or stopped. */
export type Outcome = 'DONE' | 'WAS_DOWN';
type Act = (stage: Stage, fault: Fault) => Promise<Outcome>;

const BACK_MS = 120_000;
const KILL_AGAIN_MS = 40;

/** Does one fault; resolves when it is over, and what it hit is back. */
export const doFault = (stage: Stage, fault: Fault): Promise<Outcome> => ACTS[fault.kind](stage, fault);

const signalling =
  (signal: NodeJS.Signals): Act =>
  async ({ hub }, { target }) => {
    const pid = hub.pidOf(target);
    if (pid === undefined || !send(pid, signal)) return 'WAS_DOWN';
    await eventually(`${target} is back`, () => ![undefined, pid].includes(hub.pidOf(target)), BACK_MS);
    return 'DONE';
  };

const stopping: Act = async ({ hub }, { target, forMs }) => {
  const pid = hub.pidOf(target);
  if (pid === undefined || !send(pid, 'SIGSTOP')) return 'WAS_DOWN';
  await pause(forMs);
  send(pid, 'SIGCONT');
  return 'DONE';
};

const weather =
  (of: (fault: Fault) => Weather): Act =>
  ({ hub }, fault) =>
    makeWeather(hub.doors.get(fault.target)!, of(fault), fault.forMs);

/** Two at one door: the later one stands, and each ends only its own. */
const makeWeather = async (door: TcpProxy, made: Weather, forMs: number): Promise<Outcome> => {
  door.set(made);
  await pause(forMs);
  if (door.weather === made) door.clear();
  return 'DONE';
};

const fillingDisk: Act = async ({ disk }, { forMs }) => {
  await disk!.fill();
  await pause(forMs);
  disk!.free();
  return 'DONE';
};

/** The connections that hear of new entries are ended again and again. */
const endingWakeUps: Act = async ({ hub }, { target, forMs }) => {
  const until = performance.now() + forMs;
  while (performance.now() < until) {
    try {
      const database = await superuserOf(hub, 'cases');
      while (performance.now() < until) {
        await database.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [
          `${target}:wake`,
        ]);
        await pause(KILL_AGAIN_MS);
      }
      await database.end();
    } catch {
      await pause(KILL_AGAIN_MS);
    }
  }
  return 'DONE';
};

const done = async (work: Promise<void>): Promise<Outcome> => {
  await work;
  return 'DONE';
};

const ACTS: Readonly<Record<FaultKind, Act>> = {
  KILL: signalling('SIGKILL'),
  STOP: stopping,
  // what `pg_ctl stop -m immediate` sends
  DATABASE_SHUTDOWN: signalling('SIGQUIT'),
  DATABASE_KILL: signalling('SIGKILL'),
  CUT: weather(() => ({ kind: 'CUT' })),
  BLACKHOLE: weather(() => ({ kind: 'BLACKHOLE' })),
  DELAY: weather(({ much }) => ({ kind: 'DELAY', ms: much })),
  TRUNCATE: weather(({ much }) => ({ kind: 'TRUNCATE', bytes: much })),
  DISK_FULL: fillingDisk,
  SLOW_READER: ({ slowDoor }, { forMs }) => makeWeather(slowDoor, { kind: 'STILL' }, forMs),
  WAKE_DEAD: endingWakeUps,
  APPOINTMENT: ({ endAppointment }, { forMs }) => done(endAppointment(forMs)),
  SESSION: ({ endSessions }) => done(endSessions()),
};

const send = (pid: number, signal: NodeJS.Signals): boolean => {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
};
