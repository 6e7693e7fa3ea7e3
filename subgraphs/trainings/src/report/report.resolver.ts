import { Args, ArgsType, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  isId,
  keysetOf,
  PageArgs,
  pageOf,
  Pub,
  toConnection,
} from '@hub/subgraph-kit';
import { makeReport } from './report.commands.js';
import { MakeReportInput, MakeReportResult } from './report.inputs.js';
import { readTable } from './report.reading.js';
import { reportById } from './report.reference.js';
import { byMade, listReports } from './report.store.js';
import { Report, ReportConnection, ReportTable, toReport } from './report.type.js';

@ArgsType()
class ReportsArgs extends PageArgs {
  @Pub(() => ID, { nullable: true, description: 'Only reports about this committee.' })
  committee?: string | null;

  @Pub(() => ID, { nullable: true, description: 'Only reports about this province, by P-code.' })
  province?: string | null;
}

@Resolver(() => Report)
export class ReportResolver {
  @Query(() => Report, { nullable: true, description: 'One report.' })
  @Classified('PUB')
  report(
    @Input('id', () => ID, { class: 'PUB', description: 'Id of the report.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Report | null> {
    return context.load(reportById, id);
  }

  @Query(() => ReportConnection, { description: 'Reports that were made, latest first.' })
  @Classified('PUB')
  async reports(@Args(() => ReportsArgs) args: ReportsArgs, @Ctx() context: HubContext): Promise<ConnectionOf<Report>> {
    const keyset = keysetOf(args);
    const of = { committee: args.committee ?? null, province: args.province ?? null };
    const known = of.committee === null || isId(of.committee);
    const rows = known ? await context.asCaller((tx) => listReports(tx, of, keyset)) : [];
    return toConnection(pageOf(rows, keyset, byMade), toReport);
  }

  @FieldResolver(() => [ReportTable], { description: 'Its tables, in the order they are read.' })
  @Classified('PUB')
  tables(@Root() { kept }: Report, @Ctx() { language }: HubContext): ReportTable[] {
    return kept.map((table) => {
      const { columns, rows, ...rest } = readTable(language, table);
      return { ...rest, columns: [...columns], rows: rows.map((cells) => ({ cells: [...cells] })) };
    });
  }

  @Mutation(() => MakeReportResult, {
    description: 'Makes a report on a period that is over, from what the graph says now, and keeps it.',
  })
  @Classified('PUB', 'report:make')
  makeReport(
    @Input('input', () => MakeReportInput, { class: 'PUB', description: 'Which report.' }) input: MakeReportInput,
    @Ctx() context: HubContext,
  ): Promise<MakeReportResult> {
    return makeReport(context, input);
  }
}
