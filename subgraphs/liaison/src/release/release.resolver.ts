import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input, problem } from '@hub/subgraph-kit';
import { checkInput } from '../errors.js';
import { officeFor, requireReleaser } from '../permissions.js';
import { loadRepatriations } from '../repatriation/repatriation.store.js';
import { changed, refused, RepatriationResult } from '../repatriation/repatriation.type.js';
import { ReleaseRepatriationInput, releaseRules } from './release.inputs.js';
import { release } from './release.store.js';

@Resolver()
export class ReleaseResolver {
  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description: 'Lets the counterpart office be told of a repatriation; for the provincial secretariat only.',
  })
  async releaseRepatriation(
    @Ctx() context: HubContext,
    @Input('input', () => ReleaseRepatriationInput, { class: 'RES', description: 'The decision.' })
    input: ReleaseRepatriationInput,
  ): Promise<RepatriationResult> {
    const offices = requireReleaser(context.caller);
    const checked = checkInput(releaseRules, input);
    if ('problems' in checked) return refused(checked.problems);
    const row = await context.load(loadRepatriations, checked.value.repatriation);
    const office = row && officeFor(context.directory, offices, row.leadCommittee);
    if (!office) return refused([problem('NOT_FOUND', 'input.repatriation')]);
    return changed(await release(context, office, checked.value));
  }
}
