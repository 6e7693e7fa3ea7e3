import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input, type Problem, problem } from '@hub/subgraph-kit';
import { loadCounterparts } from '../counterpart/counterpart.store.js';
import { loadCrossings } from '../crossing/crossing.store.js';
import { checkInput } from '../errors.js';
import { officeFor, requireRepatriationWriter } from '../permissions.js';
import { changed, refused, RepatriationResult } from '../repatriation/repatriation.type.js';
import { RequestRepatriationInput, type RequestedRepatriation, requestRules } from './request.inputs.js';
import { request } from './request.store.js';

@Resolver()
export class RequestResolver {
  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description: 'Asks for a return across the border. The other side hears nothing before it is released.',
  })
  async requestRepatriation(
    @Ctx() context: HubContext,
    @Input('input', () => RequestRepatriationInput, { class: 'RES', description: 'What is asked for.' })
    input: RequestRepatriationInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    const checked = checkInput(requestRules, input);
    if ('problems' in checked) return refused(checked.problems);
    const office = officeFor(context.directory, offices, checked.value.leadCommittee);
    const unknown = await unknownIn(context, checked.value, office);
    return office && !unknown.length ? changed(await request(context, office, checked.value)) : refused(unknown);
  }
}

/** What the input names that is not there, or not for this caller: the two look alike. */
const unknownIn = async (
  context: HubContext,
  { counterpart, crossing }: RequestedRepatriation,
  office: string | undefined,
): Promise<Problem[]> => {
  const reachable = await context.load(loadCounterparts, counterpart);
  const chosen = crossing === null ? null : await context.load(loadCrossings, crossing);
  return [
    ...(office ? [] : [problem('NOT_FOUND', 'input.leadCommittee')]),
    ...(reachable ? [] : [problem('NOT_FOUND', 'input.counterpart')]),
    ...(crossing === null || chosen?.kind === 'LEGAL' ? [] : [problem('NOT_FOUND', 'input.crossing')]),
  ];
};
