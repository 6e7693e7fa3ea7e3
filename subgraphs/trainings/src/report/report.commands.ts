import {
  askGatewayAs,
  fingerprintOf,
  gatewayIn,
  type HubContext,
  problem,
  problemsOf,
  recordAudit,
} from '@hub/subgraph-kit';
import type { ReportSubject } from '@hub/vocabulary';
import { requireReportOffice } from '../permissions.js';
import { gatherReport } from './report.gathering.js';
import { type MakeReportInput, type MakeReportResult, reportRules } from './report.inputs.js';
import { reportPeriodOf } from './report.rules.js';
import { insertReport, reportByKey, type Reported } from './report.store.js';
import { tablesOf } from './report.tables.js';
import { toReport } from './report.type.js';

const refused = (...problems: MakeReportResult['problems']): MakeReportResult => ({ report: null, problems });

/**
 * Makes a report from what the graph says now, and keeps it.
 * @throws {HubError} where a part of the graph does not answer: a report is whole or is not made
 */
export const makeReport = async (context: HubContext, input: MakeReportInput): Promise<MakeReportResult> => {
  const subject: Reported = { committee: input.committee ?? null, province: input.province ?? null };
  const office = requireReportOffice(context, subject);
  const problems = problemsOf(reportRules, input);
  if (problems.length) return refused(...problems);
  const period = reportPeriodOf(input.period);
  if (!period) return refused(problem('INPUT_INVALID', 'input.period'));
  if (period.until > context.now()) return refused(problem('REPORT_PERIOD_OPEN', 'input.period'));
  const [by, key, fingerprint] = [context.caller.id, input.idempotencyKey, fingerprintOf(input)];
  const before = await context.asCaller((tx) => reportByKey(tx, by, key));
  if (before && before.fingerprint !== fingerprint)
    return refused(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  if (before) return { report: toReport(before), problems: [] };
  const gathered = await gatherReport(askGatewayAs('trainings', gatewayIn(context)), { subject, period, office });
  const tables = tablesOf(gathered, subject);
  const row = await context.asSystem('make-report', async (tx) => {
    const made = await insertReport(tx, {
      ...{ id: context.newId(), subject: kindOf(subject), ...subject, period: period.code },
      ...{ names: { en: gathered.name.nameEn, th: gathered.name.nameTh }, tables },
      ...{ made_by: by, made_at: context.now(), idempotency_key: key, fingerprint },
    });
    await recordAudit(tx, [
      {
        ...{ actor: `person:${by}`, action: 'report.made', purpose: 'report' },
        ...{ resourceType: 'report', resource: made.id },
      },
    ]);
    return made;
  });
  return { report: toReport(row), problems: [] };
};

const kindOf = ({ committee, province }: Reported): ReportSubject => {
  if (committee) return 'COMMITTEE';
  return province ? 'PROVINCE' : 'HUB';
};
