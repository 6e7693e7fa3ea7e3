import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { loadKeys } from '../handover/handover.store.js';
import { requireRepatriationReader, requireRepatriationWriter } from '../permissions.js';
import { loadProofs } from '../proof/proof.store.js';
import { answerCommand } from '../repatriation/repatriation.command.js';
import { lacksOf, waysFrom } from '../repatriation/repatriation.rules.js';
import { problemOf, Repatriation, RepatriationResult } from '../repatriation/repatriation.type.js';
import { AdvanceRepatriationInput, advanceRules } from './step.inputs.js';
import { advance, loadSteps } from './step.store.js';
import { NextStep, RepatriationStep } from './step.type.js';

@Resolver(() => Repatriation)
export class StepResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [RepatriationStep], { description: 'The states it came through, oldest first.' })
  async steps(@Ctx() context: HubContext, @Root() repatriation: Repatriation): Promise<RepatriationStep[]> {
    requireRepatriationReader(context.caller);
    return (await context.load(loadSteps, repatriation.id)) ?? [];
  }

  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [NextStep], { description: 'Where it can go from here, and what each way still needs.' })
  async nextSteps(@Ctx() context: HubContext, @Root() { id, row }: Repatriation): Promise<NextStep[]> {
    requireRepatriationReader(context.caller);
    const proofs = ((await context.load(loadProofs, id)) ?? []).flatMap(({ endedAt, proof }) => (endedAt ? [] : proof));
    const keys = ((await context.load(loadKeys, id)) ?? []).map(({ side }) => side);
    return waysFrom(row).map((to) => {
      const missing = lacksOf(row, to, { proofs, keys, reason: null }).map(problemOf);
      return Object.assign(new NextStep(), { to, missing });
    });
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description: 'Takes a repatriation to its next state; a refusal says each thing that is missing.',
  })
  async advanceRepatriation(
    @Ctx() context: HubContext,
    @Input('input', () => AdvanceRepatriationInput, { class: 'RES', description: 'The step.' })
    input: AdvanceRepatriationInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    return answerCommand(context, { offices, rules: advanceRules, input }, (office, value) =>
      advance(context, office, value),
    );
  }
}
