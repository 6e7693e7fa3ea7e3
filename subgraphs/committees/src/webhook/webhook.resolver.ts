import { Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, unseal } from '@hub/subgraph-kit';
import { activeChannels, sealedOf } from '../channel/channel.store.js';
import { requireWebhooks } from '../permissions.js';
import type { WebhookAddress } from '../sender/webhook.sender.js';
import {
  registerWebhook,
  removeWebhook,
  resendToWebhook,
  rotateWebhookSecret,
  testWebhook,
} from './webhook.commands.js';
import {
  RegisterWebhookInput,
  RotateWebhookSecretInput,
  Webhook,
  WebhookInput,
  webhookOf,
  WebhookResult,
} from './webhook.type.js';

@Resolver(() => Webhook)
export class WebhookResolver {
  @Query(() => [Webhook], { description: 'Webhooks of an office that the caller holds.' })
  @Classified('RES', 'webhook:write')
  async webhooks(
    @Input('office', () => ID, { class: 'RES', description: 'The office.' }) office: string,
    @Ctx() context: HubContext,
  ): Promise<Webhook[]> {
    requireWebhooks(context, office);
    return (await context.asCaller((tx) => activeChannels(tx, { office }))).map(webhookOf);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where it POSTs; null once it was removed.' })
  @Classified('RES', 'webhook:write')
  async url(@Root() { row }: Webhook, @Ctx() context: HubContext): Promise<string | null> {
    if (row.sealed === null) return null;
    const [address] = await context.asCallerOnRecord((tx) =>
      unseal(tx, context.sealer, {
        ...{ sealed: [sealedOf(row)], actor: `person:${context.caller.id}`, office: row.office! },
        purpose: 'own-channel',
      }),
    );
    return address == null ? null : (JSON.parse(address) as WebhookAddress).url;
  }

  @Mutation(() => WebhookResult, { description: 'Has the own system of an office told when an entry waits.' })
  @Classified('RES', 'webhook:write')
  registerWebhook(
    @Input('input', () => RegisterWebhookInput, { class: 'RES', description: 'Where.' }) input: RegisterWebhookInput,
    @Ctx() context: HubContext,
  ): Promise<WebhookResult> {
    return registerWebhook(context, input);
  }

  @Mutation(() => WebhookResult, { description: 'Makes a new secret; the old one signs as well for some time.' })
  @Classified('RES', 'webhook:write')
  rotateWebhookSecret(
    @Input('input', () => RotateWebhookSecretInput, { class: 'RES', description: 'Which one.' })
    input: RotateWebhookSecretInput,
    @Ctx() context: HubContext,
  ): Promise<WebhookResult> {
    return rotateWebhookSecret(context, input);
  }

  @Mutation(() => WebhookResult, { description: 'Sends a test to a webhook.' })
  @Classified('RES', 'webhook:write')
  testWebhook(
    @Input('input', () => WebhookInput, { class: 'RES', description: 'Which one.' }) input: WebhookInput,
    @Ctx() context: HubContext,
  ): Promise<WebhookResult> {
    return testWebhook(context, input);
  }

  @Mutation(() => WebhookResult, {
    description: 'Sends once more, with the same ids, what a webhook did not take in the last 30 days.',
  })
  @Classified('RES', 'webhook:write')
  resendToWebhook(
    @Input('input', () => WebhookInput, { class: 'RES', description: 'Which one.' }) input: WebhookInput,
    @Ctx() context: HubContext,
  ): Promise<WebhookResult> {
    return resendToWebhook(context, input);
  }

  @Mutation(() => WebhookResult, { description: 'Removes a webhook; its address and secret are forgotten at once.' })
  @Classified('RES', 'webhook:write')
  removeWebhook(
    @Input('input', () => WebhookInput, { class: 'RES', description: 'Which one.' }) input: WebhookInput,
    @Ctx() context: HubContext,
  ): Promise<WebhookResult> {
    return removeWebhook(context, input);
  }
}
