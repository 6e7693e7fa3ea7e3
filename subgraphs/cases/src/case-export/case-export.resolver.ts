import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { exportIdentifiedPage, exportPage } from './case-export.commands.js';
import { ExportCasesInput, ExportIdentifiedCasesInput } from './case-export.inputs.js';
import { CaseExportPage, IdentifiedExportPage } from './case-export.type.js';

@Resolver()
export class CaseExportResolver {
  @Mutation(() => CaseExportPage, {
    description:
      'A page of the persons you may see who agreed to use without identity, in the columns of HTCDS; it is recorded.',
  })
  @Classified('RES', 'person:read')
  exportCases(
    @Input('input', () => ExportCasesInput, { class: 'RES', description: 'Which page, and what for.' })
    input: ExportCasesInput,
    @Ctx() context: HubContext,
  ): Promise<CaseExportPage> {
    return exportPage(input, context);
  }

  @Mutation(() => IdentifiedExportPage, {
    description: 'A page of the persons whom you may identify for the purpose; each value is recorded.',
  })
  @Classified('RES', 'person:identify')
  exportIdentifiedCases(
    @Input('input', () => ExportIdentifiedCasesInput, { class: 'RES', description: 'Which page, and what for.' })
    input: ExportIdentifiedCasesInput,
    @Ctx() context: HubContext,
  ): Promise<IdentifiedExportPage> {
    return exportIdentifiedPage(input, context);
  }
}
