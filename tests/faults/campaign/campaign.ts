import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../scene/eventually.js';
import type { Revocation } from '../checker/revocations.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import type { Fault } from '../schedule.js';
import { Answering } from './answering.js';
import { doFault, type Outcome, type Stage } from './acts.js';
import type { CampaignHub } from './campaign-hub.js';
import { CommitClock } from './commit-clock.js';
import { assemble, type Ensemble } from './ensemble.js';
import { readEscalations, settleChains } from './escalations.js';
import { judge, type Verdict } from './judge.js';
import { Rights } from './rights.js';
import type { Screen } from './screens.js';
import type { SmallDisk } from './small-disk.js';
import { Stalls, type Stretch } from './stalls.js';
import { readTruth } from './truth.js';

export interface CampaignPlan {
  readonly label: string;
  readonly faults: readonly Fault[];
  readonly disk?: SmallDisk | undefined;
  /** Milliseconds without anything new on any screen after which those that are not at the end never will be. */
  readonly settleMs: number;
  /** True when chains are waited for; a bug need not be looked for in their ends. */
  readonly wholeChains?: boolean;
  /** True when wake-ups are disturbed all the time, and with them the news that a right has ended. */
  readonly deaf?: boolean;
  /** Takes a sentence now and then. */
  readonly progress?: (text: string) => void;
}

/** One fault that was done, and what went on at that moment. */
export interface Done extends Stretch {
  readonly fault: Fault;
  readonly outcome: Outcome;
  /** Requests whose answer was awaited when it began. */
  readonly underWay: number;
}

export interface CampaignReport extends Verdict {
  readonly label: string;
  readonly done: readonly Done[];
}

/** The last reports are filed while nobody hears of them. */
const LAST_FAULT: Fault = { kind: 'WAKE_DEAD', target: 'cases', at: 0, forMs: 2_500, much: 0 };
const LAST_REPORTS_MS = 1_200;
/** Screens of two offices of which one may answer for the other. */
const WHO_ANSWERS: readonly string[] = ['socket of ck-duty', 'socket of ck-focal'];
/** Long enough for a screen to show something twice. */
const AFTERWARDS_MS = 1_500;
/** What carries the news that a right has ended, and how long its troubles last. */
const CARRIES_RIGHTS = /^(committees|live|postgres$|postgres:committees|disk)/;
const AFTERMATH_MS = 3_000;

/** Reports flow, screens follow, faults happen; all is healed, and then everything is judged. */
export const runCampaign = async (hub: CampaignHub, plan: CampaignPlan): Promise<CampaignReport> => {
  const slowDoor = await TcpProxy.open([hub.doors.get('live')!.port]);
  const clocks = [new CommitClock(hub, 'cases'), new CommitClock(hub, 'committees')] as const;
  const stalls = new Stalls();
  try {
    const ensemble = await assemble(hub, slowDoor, plan.label);
    const rights = new Rights(ensemble.secretariat, clocks[1]);
    const stage = stageOf(hub, { ensemble, rights, slowDoor, disk: plan.disk });
    const answering = new Answering(ensemble.screens.filter(({ name }) => WHO_ANSWERS.includes(name)));
    await eventually('reports flow', () => ensemble.reporting.every(isAcknowledged), 60_000);
    const done = await doAll(stage, plan, ensemble);
    plan.progress?.('every fault is over');
    await stopReporting(stage, ensemble);
    await hub.whole();
    plan.progress?.('everything is up, and the last report was sent');
    await answering.stop();
    await settle(hub, ensemble, plan.settleMs);
    if (plan.wholeChains) await settleChains(hub, plan.label, plan.settleMs);
    const truth = await readTruth(hub);
    await Promise.all(ensemble.screens.map((screen) => screen.stop()));
    const isSlow = (ended: (typeof rights.ended)[number]) =>
      plan.deaf === true || isDisturbed(ended, done, stalls.found);
    const revocations = rights.ended.map((ended) => ({ ...ended, disturbed: isSlow(ended) }));
    const escalations = { ...(await readEscalations(hub, plan.label)), answered: answering.answered };
    return { label: plan.label, done, ...judge(ensemble, truth, { clock: clocks[0], revocations, escalations }) };
  } finally {
    stalls.stop();
    await Promise.all(clocks.map((clock) => clock.stop()));
    await slowDoor.close();
  }
};

interface Parts {
  readonly ensemble: Ensemble;
  readonly rights: Rights;
  readonly slowDoor: TcpProxy;
  readonly disk: SmallDisk | undefined;
}

/** Rights end one after the other: each end is told from the next by its commit. */
const stageOf = (hub: CampaignHub, { ensemble: { appointed, signedIn }, rights, slowDoor, disk }: Parts): Stage => {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    ...{ hub, slowDoor, disk },
    endAppointment: (forMs) => inTurn(() => rights.endAppointment(appointed.holder, appointed, () => pause(forMs))),
    endSessions: () => inTurn(() => rights.endSessions(signedIn)),
  };
};

const isAcknowledged = ({ attempts }: Ensemble['reporting'][number]): boolean =>
  attempts.some(({ outcome }) => outcome === 'OK');

/** Each at its time, none waiting for another; resolves when the last is over. */
const doAll = async (stage: Stage, { faults, progress }: CampaignPlan, { reporting }: Ensemble): Promise<Done[]> => {
  const begun = performance.now();
  const doing: Promise<Done>[] = [];
  for (const fault of faults) {
    await pause(Math.max(0, begun + fault.at - performance.now()));
    const from = performance.now();
    const underWay = reporting.filter((each) => each.underWay).length;
    progress?.(`${fault.kind} ${fault.target}${fault.forMs ? ` for ${fault.forMs} ms` : ''}`);
    const one = doFault(stage, fault).then((outcome) => ({ fault, outcome, underWay, from, to: performance.now() }));
    // looked at below, when all have begun
    one.catch(() => undefined);
    doing.push(one);
  }
  return Promise.all(doing);
};

const stopReporting = async (stage: Stage, { reporting }: Ensemble): Promise<void> => {
  await stage.hub.whole();
  const deaf = doFault(stage, LAST_FAULT);
  await pause(LAST_REPORTS_MS);
  await Promise.all(reporting.map((each) => each.stop()));
  await deaf;
};

/** Waits until every screen is at the end of its inbox, or none goes on; which it was is for the judge to find. */
const settle = async (hub: CampaignHub, { screens }: Ensemble, settleMs: number): Promise<void> => {
  const { inboxes } = await readTruth(hub);
  const isThere = ({ office, shown, after }: Screen) =>
    (shown.at(-1)?.alert.number ?? after) >= (inboxes.get(office)?.head ?? 0);
  const count = () => screens.reduce((sum, { shown }) => sum + shown.length, 0);
  for (let before = -1; before < count() && !screens.every(isThere);) {
    before = count();
    await eventually('all are there', () => screens.every(isThere), settleMs).catch(() => undefined);
  }
  await pause(AFTERWARDS_MS);
};

const isDisturbed = (
  { committedAt }: Pick<Revocation, 'committedAt'>,
  done: readonly Done[],
  stalls: readonly Stretch[],
): boolean => {
  const about = ({ from, to }: Stretch) => from < committedAt + AFTERMATH_MS && to > committedAt - AFTERMATH_MS;
  return stalls.some(about) || done.some((each) => CARRIES_RIGHTS.test(each.fault.target) && about(each));
};
