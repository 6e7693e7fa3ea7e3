import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input, problem } from '@hub/subgraph-kit';
import { leadOfCase } from '../case/case.store.js';
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
    const unknown = [...(office ? [] : ['leadCommittee']), ...(await unknownIn(context, checked.value, offices))].map(
      (field) => problem('NOT_FOUND', `input.${field}`),
    );
    return office && !unknown.length ? changed(await request(context, office, checked.value)) : refused(unknown);
  }
}

/**
 * Fields that name what is not there, or not for this caller: the two look alike. A case is for whoever answers for the
 * committee that leads it.
 */
const unknownIn = async (
  context: HubContext,
  { case: caseId, counterpart, crossing }: RequestedRepatriation,
  offices: ReturnType<typeof requireRepatriationWriter>,
): Promise<string[]> => {
  const lead = await context.asSystem('find-case', (tx) => leadOfCase(tx, caseId));
  const reachable = await context.load(loadCounterparts, counterpart);
  const chosen = crossing === null ? null : await context.load(loadCrossings, crossing);
  return [
    ...(lead && officeFor(context.directory, offices, lead) ? [] : ['case']),
    ...(reachable ? [] : ['counterpart']),
    ...(crossing === null || chosen?.kind === 'LEGAL' ? [] : ['crossing']),
  ];
};
