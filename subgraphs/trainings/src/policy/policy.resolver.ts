import { Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  toConnection,
} from '@hub/subgraph-kit';
import { publishPolicyVersion } from './policy.commands.js';
import { PublishPolicyVersionInput, PublishPolicyVersionResult } from './policy.inputs.js';
import { policyVersionById } from './policy.reference.js';
import { byDayInForce, listVersions } from './policy.store.js';
import { PolicyVersion, PolicyVersionConnection, toPolicyVersion } from './policy.type.js';

@Resolver(() => PolicyVersion)
export class PolicyResolver {
  @Query(() => PolicyVersion, { nullable: true, description: 'One version of a policy.' })
  @Classified('PUB')
  policyVersion(
    @Input('id', () => ID, { class: 'PUB', description: 'Id of the version.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<PolicyVersion | null> {
    return context.load(policyVersionById, id);
  }

  @Query(() => PolicyVersionConnection, { description: 'Versions of policies, the latest in force first.' })
  @Classified('PUB')
  async policyVersions(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<PolicyVersion>> {
    const keyset = keysetOf(page);
    const rows = await context.asCaller((tx) => listVersions(tx, keyset));
    return toConnection(pageOf(rows, keyset, byDayInForce), toPolicyVersion);
  }

  @Mutation(() => PublishPolicyVersionResult, {
    description: 'Publishes a version of a policy; every active committee is told by rule A17.',
  })
  @Classified('PUB', 'policy:publish')
  publishPolicyVersion(
    @Input('input', () => PublishPolicyVersionInput, { class: 'PUB', description: 'The version.' })
    input: PublishPolicyVersionInput,
    @Ctx() context: HubContext,
  ): Promise<PublishPolicyVersionResult> {
    return publishPolicyVersion(context, input);
  }
}
