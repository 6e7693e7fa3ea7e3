import { Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  type InboxEnvelope,
  type InboxRequest,
  Input,
  keysetOf,
  PageArgs,
  subscribeInbox,
  toConnection,
} from '@hub/subgraph-kit';
import { loadCrossings } from '../crossing/crossing.store.js';
import { BorderCrossing, crossingOf } from '../crossing/crossing.type.js';
import { FOLLOW, requireFollower } from '../permissions.js';
import type { UpdateBody } from './update.rules.js';
import { pageOfUpdates } from './update.store.js';
import { RepatriationMessage, RepatriationUpdate, RepatriationUpdateConnection, updateOf } from './update.type.js';

@Resolver(() => RepatriationUpdate)
export class UpdateResolver {
  @Classified('RES', FOLLOW)
  @Query(() => RepatriationUpdateConnection, {
    description: 'The repatriations that an office follows, each as it stands, newest first.',
  })
  async repatriationFeed(
    @Ctx() context: HubContext,
    @Input('office', () => ID, { class: 'RES', description: 'An office that you hold.' }) office: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<RepatriationUpdate>> {
    requireFollower(context.caller, office);
    return toConnection(await pageOfUpdates(context, office, keysetOf(page)), ({ body }) => updateOf(body));
  }

  @Classified('RES', FOLLOW)
  @Subscription(() => RepatriationMessage, {
    description: 'Updates of an office’s repatriations: those after a number, then live.',
    subscribe: ({ args, context }) =>
      subscribeInbox<UpdateBody>(context as HubContext, args as unknown as InboxRequest, { scope: FOLLOW }),
  })
  repatriationUpdates(
    @Root() { office, number, head, event }: InboxEnvelope<UpdateBody>,
    @Input('office', () => ID, { class: 'RES', description: 'An office that you hold.' }) _office: string,
    @Input('after', () => Int, { class: 'PUB', nullable: true, description: 'The last number you have.' })
    _after?: number | null,
  ): RepatriationMessage {
    return Object.assign(new RepatriationMessage(), { office, number, head, update: event && updateOf(event) });
  }

  @Classified('RES', FOLLOW)
  @FieldResolver(() => BorderCrossing, { nullable: true, description: 'Where it crosses, once that is chosen.' })
  async crossing(@Ctx() context: HubContext, @Root() { crossingId }: RepatriationUpdate): Promise<BorderCrossing | null> {
    const row = crossingId === null ? null : await context.load(loadCrossings, crossingId);
    return row && crossingOf(row);
  }
}
