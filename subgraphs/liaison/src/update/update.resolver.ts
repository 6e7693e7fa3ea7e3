import { Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  type InboxEnvelope,
  type InboxRequest,
  Input,
  keysetOf,
  PageArgs,
  subscribeInbox,
  toConnection,
  Loads,
} from '@hub/subgraph-kit';
import { loadCrossings } from '../crossing/crossing.store.js';
import { BorderCrossing } from '../crossing/crossing.type.js';
import { FOLLOW, requireFollower } from '../permissions.js';
import type { EntryBody } from './update.rules.js';
import { loadFollowed, pageOfUpdates } from './update.store.js';
import { RepatriationMessage, RepatriationUpdate, RepatriationUpdateConnection, updateOf } from './update.type.js';

@Resolver(() => RepatriationUpdate)
export class UpdateResolver {
  @Classified('RES', FOLLOW)
  @Loads('DELIVERY')
  @Query(() => RepatriationUpdateConnection, {
    description: 'The repatriations that an office follows, each as it stands, newest first.',
  })
  async repatriationFeed(
    @Ctx() context: HubContext,
    @Input('office', () => ID, { class: 'RES', description: 'An office that you hold.' }) office: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<RepatriationUpdate>> {
    requireFollower(context.caller, office);
    return toConnection(await pageOfUpdates(context, office, keysetOf(page)), ({ body, scope }) =>
      updateOf(body, scope),
    );
  }

  @Classified('RES', FOLLOW)
  @Subscription(() => RepatriationMessage, {
    description: 'Updates of an office’s repatriations: those after a number, then live.',
    subscribe: ({ args, context }) =>
      subscribeInbox<EntryBody>(context as HubContext, args as InboxRequest, { scope: FOLLOW }),
  })
  repatriationUpdates(
    @Root() { office, number, head, event }: InboxEnvelope<EntryBody>,
    @Input('office', () => ID, { class: 'RES', description: 'An office that you hold.' }) _office: string,
    @Input('after', () => Int, { class: 'PUB', nullable: true, description: 'The last number you have.' })
    _after?: number | null,
  ): RepatriationMessage {
    return Object.assign(new RepatriationMessage(), {
      ...{ office, number, head, body: event },
      rule: event && (event.rule ?? 'A10'),
    });
  }

  @Classified('RES', FOLLOW)
  @FieldResolver(() => BorderCrossing, { nullable: true, description: 'Where it crosses, once that is chosen.' })
  async crossing(
    @Ctx() context: HubContext,
    @Root() { crossingId }: RepatriationUpdate,
  ): Promise<BorderCrossing | null> {
    return crossingId === null ? null : context.load(loadCrossings, crossingId);
  }
}

@Resolver(() => RepatriationMessage)
export class MessageResolver {
  @Classified('RES', FOLLOW)
  @FieldResolver(() => RepatriationUpdate, {
    nullable: true,
    description:
      'The update; null for a heartbeat, and with NOT_FOUND where its release was withdrawn: read the feed again then.',
  })
  async update(
    @Ctx() context: HubContext,
    @Root() { office, body }: RepatriationMessage,
  ): Promise<RepatriationUpdate | null> {
    if (!body) return null;
    const followed = await context.load(loadFollowed, { office, ref: body.ref });
    if (!followed || body.over) throw new HubError('NOT_FOUND');
    return updateOf(body, followed.scope);
  }
}
