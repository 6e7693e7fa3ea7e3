import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { requireReleaser, requireRepatriationWriter } from '../permissions.js';
import { answerCommand } from '../repatriation/repatriation.command.js';
import { RepatriationResult } from '../repatriation/repatriation.type.js';
import {
  ChangeReleaseScopeInput,
  ReleaseRepatriationInput,
  releaseRules,
  scopeRules,
  withdrawRules,
  WithdrawReleaseInput,
} from './release.inputs.js';
import { changeScope, release, withdraw } from './release.store.js';

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
    return answerCommand(context, { offices, rules: releaseRules, input }, (office, value) =>
      release(context, office, value),
    );
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description:
      'Tells the other side more, or less, of a released repatriation, at once; for the provincial secretariat only.',
  })
  async changeReleaseScope(
    @Ctx() context: HubContext,
    @Input('input', () => ChangeReleaseScopeInput, { class: 'RES', description: 'The decision.' })
    input: ChangeReleaseScopeInput,
  ): Promise<RepatriationResult> {
    const offices = requireReleaser(context.caller);
    return answerCommand(context, { offices, rules: scopeRules, input }, (office, value) =>
      changeScope(context, office, value),
    );
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description: 'Stops what the other side is told of a repatriation, at once; what it was told is not shown again.',
  })
  async withdrawRelease(
    @Ctx() context: HubContext,
    @Input('input', () => WithdrawReleaseInput, { class: 'RES', description: 'The decision.' })
    input: WithdrawReleaseInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    return answerCommand(context, { offices, rules: withdrawRules, input }, (office, value) =>
      withdraw(context, office, value),
    );
  }
}
