import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input, problem } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { requireRepatriationWriter } from '../permissions.js';
import { answerCommand } from '../repatriation/repatriation.command.js';
import { refused, RepatriationResult } from '../repatriation/repatriation.type.js';
import { RescheduleRepatriationInput, rescheduleRules } from './schedule.inputs.js';
import { isOpenCrossing, reschedule } from './schedule.store.js';

@Resolver()
export class ScheduleResolver {
  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description: 'Gives a return another crossing and window, until it sets out.',
  })
  async rescheduleRepatriation(
    @Ctx() context: HubContext,
    @Input('input', () => RescheduleRepatriationInput, { class: 'RES', description: 'The new plan.' })
    input: RescheduleRepatriationInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    const rules = rescheduleRules(thaiDay(context.now()));
    if (!(await isOpenCrossing(context, input.crossing))) return refused([problem('NOT_FOUND', 'input.crossing')]);
    return answerCommand(context, { offices, rules, input }, (office, value) => reschedule(context, office, value));
  }
}
