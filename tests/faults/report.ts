import { cpus, loadavg } from 'node:os';
import { formatTable, type Table } from '../load/table.js';
import type { CampaignReport, Done } from './campaign/campaign.js';
import type { Build } from './seeded/builds.js';

/** What came of one build. */
export interface BuildReport extends CampaignReport {
  readonly build: Build;
}

const SHOWN_PROBLEMS = 12;

/** A bug that was put in must be found; anything else must be right. */
const mustFail = (build: Build): boolean => build !== 'SHIPPED' && build !== 'LYING_BUS';

/** What makes a run fail, a sentence each. */
export const failuresOf = ({ build, problems }: BuildReport): string[] => {
  if (!mustFail(build)) return problems.map((problem) => `${build}: ${problem}`);
  return problems.length ? [] : [`${build}: the checker found nothing wrong with it`];
};

export const describeReports = (reports: readonly BuildReport[]): string =>
  [
    formatTable(outcomesTable(reports)),
    formatTable(dutiesTable(reports)),
    ...reports.map(describeFaults),
    ...reports.map(describeProblems),
  ]
    .filter(Boolean)
    .join('\n');

const outcomesTable = (reports: readonly BuildReport[]): Table => ({
  title: 'What came of it',
  columns: [
    ...['', 'faults', 'overlapping', 'ok', 'failed', 'unknown', 'shown', 'without case'],
    ...['p50 ms', 'p99 ms', 'max ms', 'late calm', 'late', 'problems'],
  ],
  rows: reports.map(({ build, done, outcomes, entries, withoutCase, latency, worst, problems }) => [
    nameOf(build),
    done.filter(({ outcome }) => outcome === 'DONE').length,
    done.reduce((sum, { underWay }) => sum + underWay, 0),
    ...[outcomes.ok, outcomes.failed, outcomes.unknown, entries, withoutCase],
    ...[latency.p50, latency.p99, latency.max, worst.calm, worst.disturbed, problems.length],
  ]),
  notes: [
    'overlapping: requests under way at the instants of the faults, added up; ms: from commit to screen, faults included',
    'late: the last event after the commit that ended its right; at most 1,000 calm and 5,000 with the news disturbed',
    `load average ${loadavg()[0]!.toFixed(2)} on ${cpus().length} processors`,
  ],
});

const dutiesTable = (reports: readonly BuildReport[]): Table => ({
  title: 'Duties to answer',
  columns: ['', 'opened', 'accepted', 'declined', 'answers heard', 'steps', 'latest step ms'],
  rows: reports.map(({ build, escalations: { opened, accepted, declined, answers, steps, latest } }) => [
    nameOf(build),
    ...[opened, accepted, declined, answers, steps, latest],
  ]),
  notes: ['latest step: after it was due, faults included'],
});

const nameOf = (build: Build): string => build.toLowerCase().replaceAll('_', ' ');

const describeFaults = ({ build, done }: BuildReport): string => {
  if (!done.length) return '';
  const kinds = [...new Set(done.map(({ fault }) => fault.kind))].sort();
  return formatTable({
    title: `Faults of ${build}`,
    columns: ['', 'done', 'was down', 'overlapping', 'least', 'most'],
    rows: kinds.map((kind) =>
      rowOf(
        kind,
        done.filter(({ fault }) => fault.kind === kind),
      ),
    ),
  });
};

const rowOf = (kind: string, done: readonly Done[]): (string | number)[] => {
  const underWay = done.map((each) => each.underWay);
  return [
    kind.toLowerCase().replaceAll('_', ' '),
    done.filter(({ outcome }) => outcome === 'DONE').length,
    done.filter(({ outcome }) => outcome === 'WAS_DOWN').length,
    underWay.reduce((sum, each) => sum + each, 0),
    Math.min(...underWay),
    Math.max(...underWay),
  ];
};

const describeProblems = ({ build, problems }: BuildReport): string => {
  if (!problems.length) return '';
  const more = problems.length > SHOWN_PROBLEMS ? [`  and ${problems.length - SHOWN_PROBLEMS} more`] : [];
  const found = problems.slice(0, SHOWN_PROBLEMS).map((problem) => `  ${problem}`);
  return ['', mustFail(build) ? `Found in ${build}, as it must` : `WRONG in ${build}`, ...found, ...more].join('\n');
};
