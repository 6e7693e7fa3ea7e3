import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, problem } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { caseById } from '../case/case.reference.js';
import { Case } from '../case/case.type.js';
import { mayReadCases, requireReporting } from '../permissions.js';
import { planFiling } from './report.filing.js';
import { type CheckedReport, checkReport, ReportIncidentInput } from './report.inputs.js';
import { problemsOfPersons, problemsOfPlaces } from './report.rules.js';
import { fileReport } from './report.store.js';
import { notReported, reported, ReportIncidentResult } from './report.type.js';

@Resolver(() => ReportIncidentResult)
export class ReportResolver {
  @Mutation(() => ReportIncidentResult, {
    description: 'Reports an incident; answers when every entitled inbox holds it.',
  })
  @Classified('RES', 'case:report')
  async reportIncident(
    @Input('input', () => ReportIncidentInput, { class: 'RES', description: 'What is known.' })
    input: ReportIncidentInput,
    @Ctx() context: HubContext,
  ): Promise<ReportIncidentResult> {
    const office = requireReporting(context);
    const checked = checkReport(input);
    if (!('told' in checked)) return notReported(checked);
    const wrong = [
      ...problemsOfPlaces(context.directory, checked.told),
      ...problemsOfPersons(checked.told, thaiDay(context.now())),
    ];
    if (wrong.length) return notReported(wrong.map(({ code, field }) => problem(code, field)));
    return file(checked, office, context);
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case it opened; null unless you may read cases.' })
  @Classified('RES', 'case:read')
  case(@Root() { opened }: ReportIncidentResult, @Ctx() context: HubContext): Promise<Case | null> | null {
    return opened && mayReadCases(context) ? context.load(caseById, opened) : null;
  }
}

const file = async (checked: CheckedReport, office: string, context: HubContext): Promise<ReportIncidentResult> => {
  const filing = planFiling(checked, {
    directory: context.directory,
    rules: context.alertRules.all(),
    sealer: context.sealer,
    indexKey: context.indexKey,
    newId: () => context.newId(),
    at: context.now(),
    filedBy: context.caller.id,
    filedThrough: office,
  });
  const { outcome, report } = await context.asSystem('report-incident', (tx) => fileReport(tx, filing, context.sealer));
  return outcome === 'KEY_REUSED'
    ? notReported([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')])
    : reported(report);
};
