import { Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { requireCounterpart, requireRepatriationReader, requireRepatriationWriter } from '../permissions.js';
import { answerCommand } from '../repatriation/repatriation.command.js';
import { Repatriation, RepatriationResult } from '../repatriation/repatriation.type.js';
import { GrantDisclosureInput, grantRules, RevokeDisclosureInput, revokeRules } from './disclosure.inputs.js';
import { grant, loadGrants, revoke, waitingFor } from './disclosure.store.js';
import { DisclosureGrant, grantOf, WaitingDisclosure, waitingOf } from './disclosure.type.js';

@Resolver(() => Repatriation)
export class DisclosureResolver {
  @Classified('RES', 'repatriation:read')
  @FieldResolver(() => [DisclosureGrant], {
    description: 'Who of the other side may learn who returns, or did, oldest first.',
  })
  async disclosures(@Ctx() context: HubContext, @Root() { id }: Repatriation): Promise<DisclosureGrant[]> {
    requireRepatriationReader(context.caller);
    return ((await context.load(loadGrants, id)) ?? []).map((row) => grantOf(row, context.now()));
  }

  @Classified('RES', 'repatriation:follow')
  @Query(() => [WaitingDisclosure], { description: 'Packages that wait for you in an office, at most 100.' })
  async disclosuresWaiting(
    @Ctx() context: HubContext,
    @Input('office', () => ID, { class: 'RES', description: 'A counterpart office that you hold.' }) office: string,
  ): Promise<WaitingDisclosure[]> {
    requireCounterpart(context.caller, office);
    return (await waitingFor(context, office)).map(waitingOf);
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, {
    description: 'Lets one official of the other side learn, once, who returns; the case team then seals the package.',
  })
  async grantDisclosure(
    @Ctx() context: HubContext,
    @Input('input', () => GrantDisclosureInput, { class: 'RES', description: 'Who, and until when.' })
    input: GrantDisclosureInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    return answerCommand(context, { offices, rules: grantRules(context.now()), input }, (office, value) =>
      grant(context, office, value),
    );
  }

  @Classified('RES', 'repatriation:write')
  @Mutation(() => RepatriationResult, { description: 'Takes a disclosure back that nobody has opened.' })
  async revokeDisclosure(
    @Ctx() context: HubContext,
    @Input('input', () => RevokeDisclosureInput, { class: 'RES', description: 'Which one.' })
    input: RevokeDisclosureInput,
  ): Promise<RepatriationResult> {
    const offices = requireRepatriationWriter(context.caller);
    return answerCommand(context, { offices, rules: revokeRules, input }, (_office, value) => revoke(context, value));
  }
}
