import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { requireRepatriationReader, requireRepatriationWriter } from '../permissions.js';
import { answerCommand } from '../repatriation/repatriation.command.js';
import { Repatriation, RepatriationResult } from '../repatriation/repatriation.type.js';
import { coordinationRules, RecordCoordinationInput } from './coordination.inputs.js';
import { loadCoordination, recordCoordination } from './coordination.store.js';
import { Coordination } from './coordination.type.js';

@Resolver(() => Repatriation)
export class CoordinationResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [Coordination], {
    description: 'Who was told of it, who agreed, and what the other side said, from the first on.',
  })
  async coordination(@Ctx() context: HubContext, @Root() { id }: Repatriation): Promise<Coordination[]> {
    requireRepatriationReader(context.caller);
    return (await context.load(loadCoordination, id)) ?? [];
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description: 'Records that an office of the chain was told, or agreed, outside the hub. May be repeated.',
  })
  async recordCoordination(
    @Ctx() context: HubContext,
    @Input('input', () => RecordCoordinationInput, { class: 'RES', description: 'Who, what and when.' })
    input: RecordCoordinationInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    return answerCommand(context, { offices, rules: coordinationRules(context.now()), input }, (office, value) =>
      recordCoordination(context, office, value),
    );
  }
}
