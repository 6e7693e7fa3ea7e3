import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, problem } from '@hub/subgraph-kit';
import { checkInput } from '../errors.js';
import { officeFor, requireRepatriationReader, requireRepatriationWriter } from '../permissions.js';
import { loadRepatriations } from '../repatriation/repatriation.store.js';
import { changed, refused, Repatriation, RepatriationResult } from '../repatriation/repatriation.type.js';
import { AdvanceRepatriationInput, advanceRules } from './step.inputs.js';
import { advance, loadSteps } from './step.store.js';
import { RepatriationStep, stepOf } from './step.type.js';

@Resolver(() => Repatriation)
export class StepResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [RepatriationStep], { description: 'The states it came through, oldest first.' })
  async steps(@Ctx() context: HubContext, @Root() repatriation: Repatriation): Promise<RepatriationStep[]> {
    requireRepatriationReader(context.caller);
    return ((await context.load(loadSteps, repatriation.id)) ?? []).map(stepOf);
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, { description: 'Takes a repatriation to its next state.' })
  async advanceRepatriation(
    @Ctx() context: HubContext,
    @Input('input', () => AdvanceRepatriationInput, { class: 'RES', description: 'The step.' })
    input: AdvanceRepatriationInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    const checked = checkInput(advanceRules, input);
    if ('problems' in checked) return refused(checked.problems);
    const row = await context.load(loadRepatriations, checked.value.repatriation);
    const office = row && officeFor(context.directory, offices, row.leadCommittee);
    if (!office) return refused([problem('NOT_FOUND', 'input.repatriation')]);
    return changed(await advance(context, office, checked.value));
  }
}
