import { Args, Ctx, Query, Resolver } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  keysetOf,
  PageArgs,
  pageOf,
  toConnection,
  Loads,
} from '@hub/subgraph-kit';
import { requireReportsFiled } from '../permissions.js';
import { reportsFiled } from './filed-report.store.js';
import { FiledReport, FiledReportConnection, filedReportOf } from './filed-report.type.js';

@Resolver(() => FiledReport)
export class FiledReportResolver {
  @Query(() => FiledReportConnection, {
    description: 'The reports that you filed through offices you hold, newest first; no case is shown by it.',
  })
  @Classified('RES', 'case:report')
  @Loads('DELIVERY')
  async myReports(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<FiledReport>> {
    const offices = requireReportsFiled(context);
    const keyset = keysetOf(page);
    const asked = { person: context.caller.id, offices };
    const rows = await context.asSystem('my-reports', (tx) => reportsFiled(tx, asked, keyset));
    return toConnection(
      pageOf(rows, keyset, (row) => row),
      filedReportOf,
    );
  }
}
