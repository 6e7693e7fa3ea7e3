import {
  appointments,
  caseId,
  casePersons,
  caseReferrals,
  cases,
  caseShares,
  castId,
  type DemoAppointment,
  type DemoCase,
  directoryRecords,
  people,
} from '@hub/cast';
import { Directory, publishClosedPeriods, type SeedContext } from '@hub/subgraph-kit';
import type { CaseState } from '@hub/vocabulary';
import { answerAlert } from './acknowledgement/acknowledgement.store.js';
import { alertsById } from './alert/alert.store.js';
import type { AlertPlan } from './alert/alert.plan.js';
import { RELEASED_RULES } from './alert/alert.table.js';
import { seesPersons } from './case/case.grants.js';
import { REFLECTION } from './case/case.rules.js';
import { applyMove } from './case/case.step-store.js';
import { type CheckedReport, checkReport } from './report/report.inputs.js';
import { type Filing, planFiling } from './report/report.filing.js';
import { fileReport } from './report/report.store.js';
import { seedPersons } from './seed.persons.js';
import { seedReferrals } from './seed.referrals.js';
import { caseStatistics } from './statistics/statistics.population.js';

/**
 * Files the demo cases by the rules of every report and takes them to their states, then publishes what is closed;
 * repeating it changes nothing.
 */
export const seed = async ({ tx, services }: SeedContext): Promise<void> => {
  const now = services.now();
  const directory = Directory.of(directoryRecords(now));
  const held = appointments(now);
  for (const demo of cases(now)) {
    const filing = planFiling(toldBy(demo), {
      directory,
      rules: RELEASED_RULES,
      sealer: services.sealer,
      indexKey: services.indexKey,
      newId: (of) => (of === 'case' ? caseId(demo.key) : castId(`case:${demo.key}/${of}`)),
      at: new Date(demo.reportedAt),
      filedBy: demo.filedBy,
      filedThrough: people.find(({ id }) => id === demo.filedBy)!.offices[0]!,
    });
    const { outcome } = await fileReport(tx, { ...filing, alerts: withoutWaiting(filing.alerts) }, services.sealer);
    if (outcome === 'FILED' && demo.state !== 'REPORTED')
      await advance({ tx, services }, filing, { demo, held, directory });
  }
  await seedPersons({ tx, services }, { persons: casePersons, shares: caseShares, directory });
  await seedReferrals({ tx, services }, { referrals: caseReferrals, directory });
  await publishClosedPeriods((work) => work(tx), caseStatistics, { directory, now });
};

/** The demo is history: nothing of it goes on to the next office minutes after the start. */
const withoutWaiting = ({ alerts }: AlertPlan): AlertPlan => ({
  alerts: alerts.map(({ body, audience, urgency }) => ({ body, audience, urgency })),
  escalations: [],
});

const toldBy = (demo: DemoCase): CheckedReport => {
  const checked = checkReport({
    ...demo,
    place: demo.district,
    exploitationPlace: demo.exploitedAt,
    reporterName: demo.reporter.name,
    reporterPhone: demo.reporter.phone,
    reporterRelation: demo.reporter.relation,
    situation: demo.account,
  });
  if (!('told' in checked)) throw new Error(`the demo case ${demo.key} cannot be reported`);
  return checked;
};

const PATHS: Readonly<Partial<Record<CaseState, readonly CaseState[]>>> = {
  SCREENING: ['SCREENING'],
  PRESUMED_VICTIM: ['SCREENING', 'PRESUMED_VICTIM'],
};

const advance = async (
  { tx, services }: SeedContext,
  { alerts: { alerts } }: Filing,
  { demo, held, directory }: { demo: DemoCase; held: readonly DemoAppointment[]; directory: Directory },
): Promise<void> => {
  const [alert] = await alertsById(tx, [alerts[0]!.body.id]);
  const { id: appointment, person } = held.find(({ office }) => office === alert!.office)!;
  await answerAlert(tx, alert!, {
    ...{ person, appointment, kind: 'ACCEPTED', note: null, sealer: services.sealer },
    assignment: castId(`case:${demo.key}/assignment`),
    at: services.now(),
    persons: seesPersons(directory, alert!.office),
  });
  let from: CaseState = 'ACKNOWLEDGED';
  for (const to of PATHS[demo.state] ?? []) {
    await applyMove(tx, {
      ...{ id: caseId(demo.key), from, to, interviewConsent: true, by: person, through: alert!.office },
      reflectionDays: to === 'PRESUMED_VICTIM' ? REFLECTION.usualDays : null,
    });
    from = to;
  }
};
