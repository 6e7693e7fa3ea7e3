import { Args, Ctx, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { HubContext } from '../request/context.js';
import { latestPage } from '../request/inbox-page.js';
import { type InboxEnvelope, type InboxRequest, subscribeInbox } from '../request/inbox-subscription.js';
import { requireOffice, type ScopeNeed } from '../request/permission.js';
import type { ConnectionOf } from '../schema/connection.js';
import { Classified, Input, Loads, type TypeThunk } from '../schema/field.js';
import { PageArgs } from '../schema/page-args.js';

/** Notices that an office has in an inbox. */
export interface NoticeInbox<Body, Notice> {
  /** Of the query and of the subscription. */
  readonly name: string;
  /** What the office must allow. */
  readonly scope: ScopeNeed;
  readonly connection: TypeThunk;
  readonly message: TypeThunk;
  /** The inbox of an office that has several; default the one under its own id. */
  readonly inboxOf?: (office: string) => string;
  readonly noticeOf: (body: Body, number: number) => Notice;
  readonly messageOf: (envelope: InboxEnvelope<Body>) => object;
  /** What each says of itself. */
  readonly says: {
    readonly list: string;
    readonly subscription: string;
    /** Of the office of the subscription. */
    readonly followed: string;
  };
}

/**
 * Lists and follows the notices of an office that the caller holds. List it under `resolvers`.
 * @example resolvers: [noticeResolverOf({ name: 'accessNotices', scope: 'oversight:read', ... }), ...]
 */
export const noticeResolverOf = <Body, Notice>(inbox: NoticeInbox<Body, Notice>): Function => {
  const { name, scope, inboxOf, says } = inbox;

  @Resolver()
  class NoticeInboxResolver {
    @Query(inbox.connection, { name, description: says.list })
    @Classified('RES', scope)
    @Loads('DELIVERY')
    list(
      @Input('office', () => ID, { class: 'RES', description: 'An office you hold.' }) office: string,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() context: HubContext,
    ): Promise<ConnectionOf<Notice>> {
      requireOffice(context.caller, office, scope);
      return latestPage(context, { inbox: inboxOf?.(office) ?? office, page, shape: inbox.noticeOf });
    }

    @Subscription(inbox.message, {
      name,
      description: says.subscription,
      subscribe: ({ args, context }) =>
        subscribeInbox<Body>(context as HubContext, args as InboxRequest, { scope, inboxOf }),
    })
    @Classified('RES', scope)
    follow(
      @Input('office', () => ID, { class: 'RES', description: says.followed }) _office: string,
      @Input('after', () => Int, {
        class: 'RES',
        nullable: true,
        description: 'Last number already shown; without it the subscription starts live.',
      })
      _after: number | null,
      @Root() envelope: InboxEnvelope<Body>,
    ): object {
      return inbox.messageOf(envelope);
    }
  }
  return NoticeInboxResolver;
};
