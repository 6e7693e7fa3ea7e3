import { Args, ArgsType, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  officeIds,
  PageArgs,
  pageOf,
  Pub,
  requireScope,
  toConnection,
} from '@hub/subgraph-kit';
import { subscribe, unsubscribe } from './subscription.commands.js';
import { CreateAlertSubscriptionInput, EndAlertSubscriptionInput } from './subscription.inputs.js';
import { subscriptionsOfOffices } from './subscription.store.js';
import {
  type AlertSubscription,
  AlertSubscriptionConnection,
  AlertSubscriptionResult,
  subscriptionOf,
} from './subscription.type.js';

@ArgsType()
class AlertSubscriptionsArgs extends PageArgs {
  @Pub(() => Boolean, { defaultValue: false, description: 'True to list those that were ended, too.' })
  ended!: boolean;
}

@Resolver(() => AlertSubscriptionResult)
export class SubscriptionResolver {
  @Query(() => AlertSubscriptionConnection, { description: 'What your committee subscribed to, newest first.' })
  @Classified('RES', 'alert:read')
  async alertSubscriptions(
    @Args(() => AlertSubscriptionsArgs) { ended, ...page }: AlertSubscriptionsArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<AlertSubscription>> {
    requireScope(context.caller, 'alert:read');
    const keyset = keysetOf(page);
    const offices = officeIds(context.caller);
    const rows = await context.asCaller((tx) => subscriptionsOfOffices(tx, offices, { keyset, ended }));
    return toConnection(
      pageOf(rows, keyset, (row) => row),
      subscriptionOf,
    );
  }

  @Mutation(() => AlertSubscriptionResult, {
    description: 'Has an office of your committee told of cases of a place or category; a repeat changes nothing.',
  })
  @Classified('RES', 'alert:subscribe')
  createAlertSubscription(
    @Input('input', () => CreateAlertSubscriptionInput, { class: 'RES', description: 'Of what, and which office.' })
    input: CreateAlertSubscriptionInput,
    @Ctx() context: HubContext,
  ): Promise<AlertSubscriptionResult> {
    return subscribe(input, context);
  }

  @Mutation(() => AlertSubscriptionResult, { description: 'Ends a subscription of your committee. May be repeated.' })
  @Classified('RES', 'alert:subscribe')
  endAlertSubscription(
    @Input('input', () => EndAlertSubscriptionInput, { class: 'RES', description: 'Which.' })
    input: EndAlertSubscriptionInput,
    @Ctx() context: HubContext,
  ): Promise<AlertSubscriptionResult> {
    return unsubscribe(input, context);
  }
}
