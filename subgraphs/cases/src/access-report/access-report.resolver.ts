import { Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  Input,
  isId,
  keysetOf,
  PageArgs,
  pageOf,
  toConnection,
} from '@hub/subgraph-kit';
import { casesById } from '../case/case.store.js';
import { requireAccessReport } from '../permissions.js';
import { entriesAboutCase, recordReport } from './access-report.store.js';
import { AccessReportConnection, type CaseAccess, caseAccessOf } from './access-report.type.js';

@Resolver()
export class AccessReportResolver {
  @Query(() => AccessReportConnection, {
    description: 'Who read or changed a case, newest first: for the auditor and the data-protection officer.',
  })
  @Classified('RES', 'oversight:read')
  async accessReport(
    @Input('case', () => ID, { class: 'RES', description: 'Id of the case.' }) id: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<CaseAccess>> {
    const { office } = requireAccessReport(context);
    const keyset = keysetOf(page);
    const rows = await context.asSystem('access-report', async (tx) => {
      const [found] = isId(id) ? await casesById(tx, [id]) : [];
      if (!found) throw new HubError('NOT_FOUND');
      const entries = await entriesAboutCase(tx, found.id, keyset);
      await recordReport(tx, { caseId: found.id, by: context.caller.id, office });
      return entries;
    });
    return toConnection(
      pageOf(rows, keyset, (row) => row),
      caseAccessOf,
    );
  }
}
