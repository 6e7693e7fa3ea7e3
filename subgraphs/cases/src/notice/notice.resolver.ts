import { Args, Ctx, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  type InboxEnvelope,
  type InboxRequest,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  requireOffice,
  subscribeInbox,
  toConnection,
} from '@hub/subgraph-kit';
import { listNotices, noticesOf } from './notice.store.js';
import {
  AccessNotice,
  AccessNoticeConnection,
  AccessNoticeMessage,
  messageOf,
  noticeOf,
  type NoticeBody,
} from './notice.type.js';

/** Notices are paged by their number. */
const NUMBER = /^[1-9]\d{0,14}$/;

@Resolver(() => AccessNotice)
export class NoticeResolver {
  @Query(() => AccessNoticeConnection, { description: 'Notices about access of one office you hold, newest first.' })
  @Classified('RES', 'oversight:read')
  async accessNotices(
    @Input('office', () => ID, { class: 'RES', description: 'An office you hold.' }) office: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<AccessNotice>> {
    requireOffice(context.caller, office, 'oversight:read');
    const keyset = keysetOf(page, NUMBER);
    const entries = await context.asCaller((tx) => listNotices(tx, office, keyset));
    return toConnection(
      pageOf(entries, keyset, ({ number, createdAt }) => ({ id: String(number), at: createdAt })),
      ({ body, number }) => noticeOf(body as unknown as NoticeBody, number),
    );
  }

  @Subscription(() => AccessNoticeMessage, {
    name: 'accessNotices',
    subscribe: ({ args, context }) =>
      subscribeInbox<NoticeBody>(context as HubContext, args as InboxRequest, {
        scope: 'oversight:read',
        inboxOf: noticesOf,
      }),
    description: 'Notices about access of one office after a number, then live; with heartbeats.',
  })
  @Classified('RES', 'oversight:read')
  followAccessNotices(
    @Input('office', () => ID, { class: 'RES', description: 'Office whose notices to follow.' }) _office: string,
    @Input('after', () => Int, {
      class: 'RES',
      nullable: true,
      description: 'Last number already shown; without it the subscription starts live.',
    })
    _after: number | null,
    @Root() envelope: InboxEnvelope<NoticeBody>,
  ): AccessNoticeMessage {
    return messageOf(envelope);
  }
}
