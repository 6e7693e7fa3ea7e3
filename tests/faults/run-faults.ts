import { type CampaignPlan, type CampaignReport, runCampaign } from './campaign/campaign.js';
import type { CampaignHub } from './campaign/campaign-hub.js';
import { superuserOf } from '../scene/superuser.js';
import { type BuildReport, failuresOf } from './report.js';
import { type Build, SERIAL_SEQUENCES } from './seeded/builds.js';
import { LYING_SCHEDULE, SCHEDULES } from './seeded/schedules.js';

/** How long nothing new is waited out: a busy machine needs a while, and a bug never gets there. */
const SETTLE_MS = { right: 60_000, wrong: 8_000 };

/** A machine that stumbles opens connections anew, which brings to light what a bug hid; then it is looked for again. */
const MOST_CAMPAIGNS = 3;

/** The serial cursor comes last: it leaves holes in inboxes. */
const BUGS = ['RESUME_OFF_BY_ONE', 'ACK_BEFORE_COMMIT', 'NOTIFY_ONLY', 'SERIAL_CURSOR'] as const;

type Plan = Pick<CampaignPlan, 'faults' | 'disk' | 'progress'>;

/** The product as it is. */
export const runShipped = (hub: CampaignHub, plan: Plan): Promise<BuildReport> =>
  named('SHIPPED', runCampaign(hub, { label: 'shipped', wholeChains: true, settleMs: SETTLE_MS.right, ...plan }));

/** The product on a bus that drops, repeats, delays, reorders and invents. */
export const runLyingBus = async (hub: CampaignHub, progress?: CampaignPlan['progress']): Promise<BuildReport> => {
  await hub.become('LYING_BUS');
  const plan = {
    label: 'lying',
    deaf: true,
    wholeChains: true,
    faults: LYING_SCHEDULE,
    settleMs: SETTLE_MS.right,
    progress,
  };
  return named('LYING_BUS', runCampaign(hub, plan));
};

/** Each build that the checker must fail, one after the other on the same hub. */
export const runSeeded = async (hub: CampaignHub, progress?: CampaignPlan['progress']): Promise<BuildReport[]> => {
  const reports: BuildReport[] = [];
  for (const build of BUGS) {
    progress?.(`now ${build}`);
    if (build === 'SERIAL_CURSOR') await makeSequences(hub);
    await hub.become(build);
    reports.push(await lookFor(hub, build, progress));
  }
  return reports;
};

const lookFor = async (
  hub: CampaignHub,
  build: (typeof BUGS)[number],
  progress: CampaignPlan['progress'],
): Promise<BuildReport> => {
  for (let nth = 1; ; nth++) {
    const plan = { label: `${build}-${nth}`, faults: SCHEDULES[build], settleMs: SETTLE_MS.wrong, progress };
    const report = await named(build, runCampaign(hub, plan));
    if (failuresOf(report).length === 0 || nth === MOST_CAMPAIGNS) return report;
  }
};

const named = async (build: Build, running: Promise<CampaignReport>): Promise<BuildReport> => ({
  build,
  ...(await running),
});

const makeSequences = async (hub: CampaignHub): Promise<void> => {
  const database = await superuserOf(hub, 'cases');
  await database.query(SERIAL_SEQUENCES);
  await database.end();
};
