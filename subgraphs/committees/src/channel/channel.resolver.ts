import { Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, unseal } from '@hub/subgraph-kit';
import { requirePerson } from '../permissions.js';
import { configuredKinds } from '../sender/senders.js';
import { settingsIn } from '../settings.js';
import {
  confirmChannel,
  registerEmail,
  registerPhone,
  registerPush,
  removeChannel,
  testMyChannels,
} from './channel.commands.js';
import {
  ChannelResult,
  ConfirmChannelInput,
  RegisterEmailInput,
  RegisterPhoneInput,
  RegisterPushSubscriptionInput,
  TestChannelsResult,
} from './channel.inputs.js';
import { activeChannels, sealedOf } from './channel.store.js';
import { Channel, channelOf, ChannelOptions } from './channel.type.js';

@Resolver(() => Channel)
export class ChannelResolver {
  @Query(() => [Channel], { description: 'Where the signed-in person is reached outside the graph.' })
  @Classified('RES')
  @Directive('@authenticated')
  async myChannels(@Ctx() context: HubContext): Promise<Channel[]> {
    const person = requirePerson(context);
    return (await context.asCaller((tx) => activeChannels(tx, { person }))).map(channelOf);
  }

  @Query(() => ChannelOptions, { description: 'What this hub can send with.' })
  @Classified('RES')
  @Directive('@authenticated')
  channelOptions(@Ctx() context: HubContext): ChannelOptions {
    requirePerson(context);
    const settings = settingsIn(context);
    return { kinds: configuredKinds(settings), pushKey: settings.push?.publicKey ?? null };
  }

  @FieldResolver(() => String, { nullable: true, description: 'The address; null for a push subscription.' })
  @Classified('RES')
  async address(@Root() { row }: Channel, @Ctx() context: HubContext): Promise<string | null> {
    if (row.kind === 'PUSH' || row.sealed === null) return null;
    const actor = `person:${context.caller.id}`;
    const [address] = await context.asCallerOnRecord((tx) =>
      unseal(tx, context.sealer, { sealed: [sealedOf(row)], actor, purpose: 'own-channel' }),
    );
    return address ?? null;
  }

  @Mutation(() => ChannelResult, { description: 'Has notices sent to this browser.' })
  @Classified('RES')
  @Directive('@authenticated')
  registerPushSubscription(
    @Input('input', () => RegisterPushSubscriptionInput, { class: 'RES', description: 'The subscription.' })
    input: RegisterPushSubscriptionInput,
    @Ctx() context: HubContext,
  ): Promise<ChannelResult> {
    return registerPush(context, input);
  }

  @Mutation(() => ChannelResult, { description: 'Sends a code to an e-mail address; notices follow once confirmed.' })
  @Classified('RES')
  @Directive('@authenticated')
  registerEmail(
    @Input('input', () => RegisterEmailInput, { class: 'RES', description: 'The address.' }) input: RegisterEmailInput,
    @Ctx() context: HubContext,
  ): Promise<ChannelResult> {
    return registerEmail(context, input);
  }

  @Mutation(() => ChannelResult, { description: 'Sends a code to a phone; notices follow once confirmed.' })
  @Classified('RES')
  @Directive('@authenticated')
  registerPhone(
    @Input('input', () => RegisterPhoneInput, { class: 'RES', description: 'The phone.' }) input: RegisterPhoneInput,
    @Ctx() context: HubContext,
  ): Promise<ChannelResult> {
    return registerPhone(context, input);
  }

  @Mutation(() => ChannelResult, { description: 'Confirms a channel by the code that was sent to it.' })
  @Classified('RES')
  @Directive('@authenticated')
  confirmChannel(
    @Input('input', () => ConfirmChannelInput, { class: 'RES', description: 'Channel and code.' })
    input: ConfirmChannelInput,
    @Ctx() context: HubContext,
  ): Promise<ChannelResult> {
    return confirmChannel(context, input);
  }

  @Mutation(() => ChannelResult, { description: 'Removes a channel; its address is forgotten at once.' })
  @Classified('RES')
  @Directive('@authenticated')
  removeChannel(
    @Input('channel', () => ID, { class: 'RES', description: 'The channel.' }) channel: string,
    @Ctx() context: HubContext,
  ): Promise<ChannelResult> {
    return removeChannel(context, channel);
  }

  @Mutation(() => TestChannelsResult, { description: 'Sends a test notice to each confirmed channel of one’s own.' })
  @Classified('RES')
  @Directive('@authenticated')
  testMyChannels(@Ctx() context: HubContext): Promise<TestChannelsResult> {
    return testMyChannels(context);
  }
}
